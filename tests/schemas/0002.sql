BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	stated_at DATETIME NOT NULL, 
	identifiers JSON NOT NULL, 
	title VARCHAR NOT NULL, 
	authors JSON NOT NULL, 
	abstract VARCHAR, 
	published DATE, 
	year INTEGER, 
	url VARCHAR, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT fk_claim_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT uq_claim_digest_source_paper_id UNIQUE (digest, source, paper_id)
);
INSERT INTO "claim" VALUES(1,1,'31352aed9d21fadcb4ddf5878f951b5eaefe81cd1a14894ddd4ed1e7e523fcd4','huggingface.co','2026-11-21 18:10:25.606825','["arxiv:2406.09519"]','Talking Heads: Understanding Inter-layer Communication in Transformer Language Models','["Jack Merullo", "Carsten Eickhoff", "Ellie Pavlick"]','Although it is known that transformer language models (LMs) pass features from early layers to later layers…','2024-06-13',2024,'https://huggingface.co/papers/2406.09519');
INSERT INTO "claim" VALUES(2,2,'aa09874aa0f37633f0b851b2bf1d22d2414c762aeb2f54b69874602f8f6271eb','','2026-11-21 18:10:25.809969','["acl:2024.acl-demos.1", "acl:2024.acl-demos.1"]','LinkTransformer: A Unified Package for Record Linkage with Transformer Language Models','["Abhishek Arora", "Melissa Dell"]',NULL,NULL,2024,NULL);
INSERT INTO "claim" VALUES(3,3,'cacf9221c4a4d59aa1eab8daac34c74c5bce1ee0eb45b880cf3d138b766abf64','','2026-11-21 18:10:25.914513','["doi:10.1000/182"]','','[]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(4,4,'acc6a51c55c81db90b79b4ae1abe629a47a3ff123702cca37974946e6050775f','','2026-11-21 18:10:25.945724','["openreview:abcDEF123"]','Über Sätze, die sich selbst lesen: 深層学習 🧪','["Jürgen Müller", "李 雷"]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(5,5,'40aca71f88d40a3e9a26f41d3952f063b1dc5a7d99712e0fb9a9be82d7df80e1','','2026-11-21 18:10:25.970942','[]','A survey of what readers forget about the papers they have read','["Ada Reader"]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(6,6,'019c0066817091f6f746f3ba8c4cb6597f4b19c13199810b2043503e4a80f247','','2026-11-21 18:10:26.075165','["arxiv:2501.00002"]','A survey of what readers forget about the papers they had read','["Ada Reader"]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(7,7,'97c942f40a32bff3d7d9c7f5313b1a1516e5ea1ed7ff98fb414b322e5ec33c02','arxiv.org','2026-11-21 18:10:29.486804','["arxiv:2309.00789"]','LinkTransformer: A Unified Package for Record Linkage','["Abhishek Arora"]',NULL,NULL,NULL,'https://arxiv.org/abs/2309.00789');
INSERT INTO "claim" VALUES(8,2,'0584f75f2e96d4112b5e3c666a9180f58554fb7999c8ea1c621e07f8ac5eed14','huggingface.co','2026-11-21 18:10:29.564362','["acl:2024.acl-demos.1", "arxiv:2309.00789"]','LinkTransformer: A Unified Package for Record Linkage with Transformer Language Models','["Abhishek Arora", "Melissa Dell"]',NULL,NULL,NULL,'https://huggingface.co/papers/2309.00789');
INSERT INTO "claim" VALUES(9,8,'50965886d4f30888a3761fc6fca060164b3ceb2e955b3a409e04f96d2173ed21','','2026-11-21 18:10:29.712420','["arxiv:2501.00003"]','Readers forget: a study','[]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(10,9,'5328bc7bcb98d6e5e1dda84bce7ef854d96ec1d4d42681d3ed0b330d2d53a993','','2026-11-21 18:10:29.765833','["arxiv:2501.00004"]','Readers forget: a study of two','[]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(11,8,'5ea3a2961ead591826bc058fdb5541f1fc8f071b2bea613b2628a5bc57567e9b','','2026-11-21 18:10:29.860352','["arxiv:2501.00003"]','','[]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(12,1,'a5c6873655136e256964b98f37a464b3074241b29c69b72e04645ea3578dbc42','','2026-11-21 18:10:29.924200','["arxiv:2406.09519"]','','[]',NULL,NULL,NULL,NULL);
INSERT INTO "claim" VALUES(13,10,'bea916e575dd67d6a554de34dbdff892c18c6dbdba878aacb8627ce5676dcb37','','2026-11-21 18:10:30.069924','[]','Talking heads understanding interlayer communication in transformer models','["J. Merullo"]',NULL,NULL,NULL,NULL);
CREATE TABLE client (
	id VARCHAR NOT NULL, 
	reader_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	token_hash VARCHAR NOT NULL, 
	paired_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	CONSTRAINT pk_client PRIMARY KEY (id), 
	CONSTRAINT fk_client_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id), 
	CONSTRAINT uq_client_token_hash UNIQUE (token_hash)
);
INSERT INTO "client" VALUES('b32b103a-d084-4729-a807-95079d41654d',1,'command line','4623952d195d00c25dd918fc7db15d0fd7cd15f419c59e97b4a33495a6a51544','2026-11-21 18:10:18.894394','2026-11-21 18:10:18.894394',NULL);
INSERT INTO "client" VALUES('95ab90dc-bd5d-4e55-9474-824cbc23856d',1,'Chromium','6dbf5a80982e7b4b30b93a4551de65cff8b846ffbf65d9cd0807615d923c2ab0','2026-11-21 18:10:20.901041','2026-11-21 18:10:20.901041',NULL);
INSERT INTO "client" VALUES('78d7b019-8b6f-4206-986e-dd92ba8fb78d',1,'Laptop','94f6d95756420618d2eca06e548d63397a31deefeb0db7fcd48ca4f79388ea0f','2026-11-21 18:10:23.441083','2026-11-21 18:10:23.441083',NULL);
INSERT INTO "client" VALUES('1bdd3ff7-2094-4d57-89bf-23543d14ac52',1,'Lost phone','8dd277a94400c573d9fe55082caf30198ced6798cecc34207a198e520abb7ff5','2026-11-21 18:10:25.548634','2026-11-21 18:10:25.548634','2026-11-21 18:10:36.147408');
CREATE TABLE identifier (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	scheme VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	raw VARCHAR NOT NULL, 
	CONSTRAINT pk_identifier PRIMARY KEY (id), 
	CONSTRAINT fk_identifier_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT uq_identifier_scheme_value UNIQUE (scheme, value)
);
INSERT INTO "identifier" VALUES(1,1,'arxiv','2406.09519','arxiv:2406.09519v1');
INSERT INTO "identifier" VALUES(2,2,'acl','2024.acl-demos.1','doi:10.18653/v1/2024.acl-demos.1');
INSERT INTO "identifier" VALUES(3,3,'doi','10.1000/182','doi:10.1000/182');
INSERT INTO "identifier" VALUES(4,4,'openreview','abcDEF123','openreview:abcDEF123');
INSERT INTO "identifier" VALUES(5,6,'arxiv','2501.00002','arxiv:2501.00002');
INSERT INTO "identifier" VALUES(6,7,'arxiv','2309.00789','arxiv:2309.00789');
INSERT INTO "identifier" VALUES(7,8,'arxiv','2501.00003','arxiv:2501.00003');
INSERT INTO "identifier" VALUES(8,9,'arxiv','2501.00004','arxiv:2501.00004');
CREATE TABLE library (
	server_id VARCHAR NOT NULL, epoch BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_library PRIMARY KEY (server_id)
);
INSERT INTO "library" VALUES('7a1fe37d-9f24-4125-8a77-b794fc2ef343',17);
CREATE TABLE note (
	reader_id INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	paper_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	quote JSON, 
	revision VARCHAR NOT NULL, 
	is_deleted BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (reader_id, id), 
	CONSTRAINT fk_note_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_note_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "note" VALUES(1,'454f1d1d-2870-450b-8b05-aea7ede21519',1,'Read section 3 again.
Lemma 2 is ''wrong'' for n = 0; see “Appendix B”.','null','4a0783a1-59b8-4e9f-8d82-af1dd0fe1aa2',0,'2025-12-09 12:24:00.000000','2025-12-09 12:25:00.000000');
INSERT INTO "note" VALUES(1,'75c446a3-682b-4270-aec0-b4b730214ead',1,'Section 3 is the one.','null','75c446a3-682b-4270-aec0-b4b730214ead',0,'2025-12-09 12:26:00.000000','2025-12-09 12:26:00.000000');
INSERT INTO "note" VALUES(1,'75140a28-50b0-4db6-a000-1ae6584fd823',2,'This.','{"exact": "record linkage", "prefix": "package for ", "suffix": " with"}','9776bd93-c6e1-46c7-97dd-a650be66d386',0,'2025-12-09 12:27:00.000000','2025-12-09 12:27:00.000000');
INSERT INTO "note" VALUES(1,'bbd2022b-8ed9-49ef-a16b-311c02a82405',2,'Not worth keeping.','null','2aa9fd39-fa1a-487f-bb4f-2f1de88a2eac',1,'2025-12-09 12:28:00.000000','2025-12-09 12:29:00.000000');
CREATE TABLE note_revision (
	reader_id INTEGER NOT NULL, 
	revision VARCHAR NOT NULL, 
	note_id VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	written_at DATETIME NOT NULL, 
	CONSTRAINT pk_note_revision PRIMARY KEY (reader_id, revision), 
	CONSTRAINT fk_note_revision_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "note_revision" VALUES(1,'1c5b17d1-bacf-4b7b-88d8-519123d311d4','454f1d1d-2870-450b-8b05-aea7ede21519','Read section 3 again.','2025-12-09 12:24:00.000000');
INSERT INTO "note_revision" VALUES(1,'4a0783a1-59b8-4e9f-8d82-af1dd0fe1aa2','454f1d1d-2870-450b-8b05-aea7ede21519','Read section 3 again.
Lemma 2 is ''wrong'' for n = 0; see “Appendix B”.','2025-12-09 12:25:00.000000');
INSERT INTO "note_revision" VALUES(1,'75c446a3-682b-4270-aec0-b4b730214ead','75c446a3-682b-4270-aec0-b4b730214ead','Section 3 is the one.','2025-12-09 12:26:00.000000');
INSERT INTO "note_revision" VALUES(1,'9776bd93-c6e1-46c7-97dd-a650be66d386','75140a28-50b0-4db6-a000-1ae6584fd823','This.','2025-12-09 12:27:00.000000');
INSERT INTO "note_revision" VALUES(1,'2aa9fd39-fa1a-487f-bb4f-2f1de88a2eac','bbd2022b-8ed9-49ef-a16b-311c02a82405','Not worth keeping.','2025-12-09 12:28:00.000000');
CREATE TABLE operation (
	reader_id INTEGER NOT NULL, 
	op_id VARCHAR NOT NULL, 
	client_id VARCHAR NOT NULL, 
	stamp VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	received_at DATETIME NOT NULL, 
	CONSTRAINT pk_operation PRIMARY KEY (reader_id, op_id), 
	CONSTRAINT fk_operation_client_id FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_operation_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "operation" VALUES(1,'b2f87db8-0d03-434f-843b-f564b13f401c','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765281660000-0001','ab612301242f7c92ef3d19962b2b923f064dd70de78fc99a46009f58da067b44','2026-11-21 18:10:25.606825');
INSERT INTO "operation" VALUES(1,'adf04c9b-ead9-478b-927e-16e147306b4f','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765281720000-0002','8256fec981882c7797de5308a259cb6d9f977274f083c0bdcb29ca6fd4031738','2026-11-21 18:10:25.748615');
INSERT INTO "operation" VALUES(1,'99514a6d-87d6-488d-8dda-17c01ccdd8e2','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765281780000-0000','466c1de8f4e021decd8b4b7555c35f5686455fa52bd3877b777035e79f62a595','2026-11-21 18:10:25.809969');
INSERT INTO "operation" VALUES(1,'968988d3-e3e4-4933-8c65-3ba483019fab','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765281840000-0001','c62f21204587e363f2df1ef2365eaff2528bd51b54c6e43a5299db27d897cc90','2026-11-21 18:10:25.914513');
INSERT INTO "operation" VALUES(1,'e67f6f66-8a0b-4cb2-b684-c4aad9e13ea8','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765281900000-0002','ccbd07e2084d505eb0202f688149a380eb4147767be3c63c1b0f1f54facecdb4','2026-11-21 18:10:25.945724');
INSERT INTO "operation" VALUES(1,'e9102c35-4502-4621-8c0a-dd19312b3091','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765281960000-0000','1a8c21a4171debb9978f80fa62c273d18cb3dd5859722d8a40506fe5a134096a','2026-11-21 18:10:25.970942');
INSERT INTO "operation" VALUES(1,'5480f87d-df63-4c70-b09a-521c84a62a47','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282020000-0001','1fe0e172eba2fd169379dfb0f96213653c2472dba687524a4edd239ff7c0a347','2026-11-21 18:10:26.075165');
INSERT INTO "operation" VALUES(1,'590510e5-9415-4d0b-a0b9-63e1000d5141','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282080000-0002','f69608bf78ff2e5afc72da8532dc6969fa50c8976958df31ec58939351478b9b','2026-11-21 18:10:26.174595');
INSERT INTO "operation" VALUES(1,'f3e04237-29bf-45ca-8090-c5f20103d307','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282140000-0000','cad633e54bc10100d539cc4e20d0a27bb1fa592c908a6ce0eea50c4edabdf2a5','2026-11-21 18:10:26.195623');
INSERT INTO "operation" VALUES(1,'1a274580-31b5-4566-9463-a103d7367077','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282200000-0001','e54af92cc964b118379a2a0c90e145fdc2d6dbcf16bfa7b59493673b118fa0da','2026-11-21 18:10:26.212164');
INSERT INTO "operation" VALUES(1,'a0c2ea8c-ce7f-47f9-bbbb-b6e7d5e2cded','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765282260000-0002','dd5e944cd28030186a13bf3944aebe023c9a47c1f6707be7a5f4b4463094d20d','2026-11-21 18:10:26.261384');
INSERT INTO "operation" VALUES(1,'bccb597e-8159-4c5c-8b7f-999f1a939e29','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282320000-0000','4a3fd1511aef831d80ce90f4fa3fe0dc3a247dcf99127b78421ac65094db266b','2026-11-21 18:10:26.286944');
INSERT INTO "operation" VALUES(1,'0ce6ef24-6298-4514-a86c-f98839b8af9c','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282380000-0001','27b15efd7590337b121a2f67e3bdbfdae582b5e9ab291cec44b61a9ec696ebe5','2026-11-21 18:10:26.323195');
INSERT INTO "operation" VALUES(1,'5bc4bc70-1964-44f4-8ebf-31e29b9990f2','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282440000-0002','9a94b116e44494cb11634fa520d5a591de38077809be890837e86c6882018041','2026-11-21 18:10:26.388347');
INSERT INTO "operation" VALUES(1,'0b4816c9-da52-4fe2-a0b6-dc049e64e752','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765282500000-0000','bb8f045c0510be2ed04f401f6f487e911b0e29190e3b36cb648f7c5b000dac45','2026-11-21 18:10:26.436024');
INSERT INTO "operation" VALUES(1,'72c48816-f776-4910-b7cd-1ca2e4736b30','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282560000-0001','7783cd4db1dfa4c1f728ae48cbc59ca050e508277ed2fec200784c22d704d934','2026-11-21 18:10:26.470058');
INSERT INTO "operation" VALUES(1,'fd0d0524-a214-4cf1-aeb9-059932bb00c6','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282620000-0002','15a7bc678528244c861d8e739c9029c10e5889f7e03cb4fa9452b5b495f9cd1b','2026-11-21 18:10:26.479935');
INSERT INTO "operation" VALUES(1,'871ab912-bb7c-46af-97b6-5e6ca23a3732','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282680000-0000','80633eaae1bfa2f1b7013e9fae96a3feaada3a2a698050345898fa1b0b57e5a2','2026-11-21 18:10:26.490842');
INSERT INTO "operation" VALUES(1,'5053bfa4-74cf-4d4f-89fd-5e50ec7d2e1b','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282740000-0001','1c51ecf0d7e0900bed03c8395011a0f459fd9b36d848f028a3f15776f1f3456e','2026-11-21 18:10:26.540106');
INSERT INTO "operation" VALUES(1,'82228fb9-fb05-4b8f-9943-2590b652d854','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765282800000-0002','58ea015bd4203df328e6fd88dbaf75d801817b3ac11cc14ed6ab420ba2923a6d','2026-11-21 18:10:26.581530');
INSERT INTO "operation" VALUES(1,'144cd116-889b-4355-be34-50a205e80494','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282860000-0000','8280e755b00b031b64dbf12299b15dd7fa682ea6bc1e56ef07e65bce0ecb74fe','2026-11-21 18:10:26.619731');
INSERT INTO "operation" VALUES(1,'34b5163e-3440-48df-8cbb-52398d92881b','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765282920000-0001','ce210ed453abf708ec59665c0e180e914f9dc17c30d02b4f75485dac11f5273c','2026-11-21 18:10:26.669941');
INSERT INTO "operation" VALUES(1,'047e9cfc-814d-40e3-8eb3-e2a6758124e0','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765282980000-0002','5ea71b7d05dfc847b43159e04fdbf2b649142396d52b026fdb61f2d842afa278','2026-11-21 18:10:26.719678');
INSERT INTO "operation" VALUES(1,'1c5b17d1-bacf-4b7b-88d8-519123d311d4','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283040000-0000','c95ca1be19b6164bcfa105a03b1133858417e7b5dbc2c267b1d54e3ef292307d','2026-11-21 18:10:26.734149');
INSERT INTO "operation" VALUES(1,'4a0783a1-59b8-4e9f-8d82-af1dd0fe1aa2','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283100000-0001','cd590ba3462788aa82cf5e41e49a1ac4f07f9705705185ea2a2c5e49c2ea19d0','2026-11-21 18:10:26.782490');
INSERT INTO "operation" VALUES(1,'75c446a3-682b-4270-aec0-b4b730214ead','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765283160000-0002','8b19bae05ed1c8a1ac85830dcb8ea54ad27898c89b6af51e0b0e66374dc96c65','2026-11-21 18:10:26.832001');
INSERT INTO "operation" VALUES(1,'9776bd93-c6e1-46c7-97dd-a650be66d386','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765283220000-0000','c7dc798db17a1bb39c8c0ed4232631028c58d4646e2d10da1ff93b1e29e50ba0','2026-11-21 18:10:26.858397');
INSERT INTO "operation" VALUES(1,'2aa9fd39-fa1a-487f-bb4f-2f1de88a2eac','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765283280000-0001','6fbc0d14f8aea5a11342f5d7e139e7952151da0192c31d65203c196af9fa099b','2026-11-21 18:10:26.871431');
INSERT INTO "operation" VALUES(1,'cbf029fd-90fd-4137-a252-cfc53125fd64','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765283340000-0002','6fd57404406a19a2783b4798095b0d31f193eda75704cde70af7e3e78f1f631f','2026-11-21 18:10:26.883064');
INSERT INTO "operation" VALUES(1,'1389d63d-6f00-4ca3-acc5-d03bcb82e672','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283400000-0000','5d650ea8e557395b3e5574dbc76298e14f0d237bdbb152a9624aeb8516425c33','2026-11-21 18:10:29.486804');
INSERT INTO "operation" VALUES(1,'131edf2e-265b-4265-9d9f-969d45970cb2','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283460000-0001','b48d45656038aebf3fa2bd5b45be701d8e8110b7c594ab54ccfd868d81efc141','2026-11-21 18:10:29.564362');
INSERT INTO "operation" VALUES(1,'44948418-5ac8-4b1c-b770-45c464ccb40a','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765283520000-0002','e3173273bcb664c4fae9d7af7c76af5bddbf5f54244d4eea622ce430a698a893','2026-11-21 18:10:29.712420');
INSERT INTO "operation" VALUES(1,'f102381a-d516-4979-9c18-342d29d336b9','78d7b019-8b6f-4206-986e-dd92ba8fb78d','001765283580000-0000','127e6cc934cade9a976551affce63c7232f2f1cf24d881c809fafa35a41557eb','2026-11-21 18:10:29.765833');
INSERT INTO "operation" VALUES(1,'be8aaf1e-5bad-451b-9b01-8235baf72b2a','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283640000-0001','20a0ec2bc6f2c425d3f1efa109d0646ddc6ddd4057510392304a41a05698af7e','2026-11-21 18:10:29.860352');
INSERT INTO "operation" VALUES(1,'4fd51897-8726-4e5c-bb4f-f814c3031776','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283700000-0002','9cf69d878776775e013d5946225faa33182573cbd08700e527f22be47c21a032','2026-11-21 18:10:29.924200');
INSERT INTO "operation" VALUES(1,'fa1da515-43ce-448f-94f1-895e6f6c27be','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283760000-0000','7d55934ce1fed22bb0f4937c27e07cfa9163511d7b3acb20d337d79784f074c7','2026-11-21 18:10:29.951662');
INSERT INTO "operation" VALUES(1,'47595f08-1055-49a0-a0be-381d5952b864','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283820000-0001','a954e17200e282fc03402c12d1ca20308236c0a0bdfa90e325f52ef3d5fda282','2026-11-21 18:10:30.012293');
INSERT INTO "operation" VALUES(1,'4599cd0f-8af1-45ad-b1d6-84581b2a1775','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283880000-0002','f80f3afe4b7331f38bac4257d137374ac120ccabd9dc33a30a88169a88c82afe','2026-11-21 18:10:30.069924');
INSERT INTO "operation" VALUES(1,'3d465616-5769-4ea7-9f50-768f6d0f1d9c','95ab90dc-bd5d-4e55-9474-824cbc23856d','001765283940000-0000','7ba5efb70c0a9d42ea77a4045b73c8e5f508299c22fd013ce26f08480c93df7f','2026-11-21 18:10:30.164151');
CREATE TABLE pairing_code (
	code_hash VARCHAR NOT NULL, 
	reader_id INTEGER NOT NULL, 
	expires_at DATETIME NOT NULL, 
	tries_left INTEGER NOT NULL, 
	CONSTRAINT pk_pairing_code PRIMARY KEY (code_hash), 
	CONSTRAINT fk_pairing_code_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "pairing_code" VALUES('01364d1dfe7437f8ae8dd5f690d34407253330a891288884e970fcfa802c112d',1,'2026-11-21 18:20:18.959612',5);
INSERT INTO "pairing_code" VALUES('cf1788b0ac6bdce700af952a314674e5cbaf97a0f0ffa2e1d95d40e0aaf26a2e',1,'2026-11-21 18:20:38.202529',5);
CREATE TABLE paper (
	id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	authors JSON NOT NULL, 
	abstract VARCHAR, 
	published DATE, 
	year INTEGER, 
	url VARCHAR, 
	added_at DATETIME NOT NULL, main_id INTEGER CONSTRAINT fk_paper_main_id REFERENCES paper (id), 
	CONSTRAINT pk_paper PRIMARY KEY (id)
);
INSERT INTO "paper" VALUES(1,'Talking Heads: Understanding Inter-layer Communication in Transformer Language Models','["Jack Merullo", "Carsten Eickhoff", "Ellie Pavlick"]','Although it is known that transformer language models (LMs) pass features from early layers to later layers…','2024-06-13',2024,'https://huggingface.co/papers/2406.09519','2026-11-21 18:10:25.606825',NULL);
INSERT INTO "paper" VALUES(2,'LinkTransformer: A Unified Package for Record Linkage','["Abhishek Arora"]',NULL,NULL,2024,'https://arxiv.org/abs/2309.00789','2026-11-21 18:10:25.809969',NULL);
INSERT INTO "paper" VALUES(3,'','[]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:25.914513',NULL);
INSERT INTO "paper" VALUES(4,'Über Sätze, die sich selbst lesen: 深層学習 🧪','["Jürgen Müller", "李 雷"]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:25.945724',NULL);
INSERT INTO "paper" VALUES(5,'A survey of what readers forget about the papers they have read','["Ada Reader"]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:25.970942',NULL);
INSERT INTO "paper" VALUES(6,'A survey of what readers forget about the papers they had read','["Ada Reader"]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:26.075165',NULL);
INSERT INTO "paper" VALUES(7,'LinkTransformer: A Unified Package for Record Linkage','["Abhishek Arora"]',NULL,NULL,NULL,'https://arxiv.org/abs/2309.00789','2026-11-21 18:10:29.486804',2);
INSERT INTO "paper" VALUES(8,'Readers forget: a study of two','[]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:29.712420',NULL);
INSERT INTO "paper" VALUES(9,'Readers forget: a study of two','[]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:29.765833',8);
INSERT INTO "paper" VALUES(10,'Talking heads understanding interlayer communication in transformer models','["J. Merullo"]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:30.069924',NULL);
CREATE TABLE possible_match (
	low_id INTEGER NOT NULL, 
	high_id INTEGER NOT NULL, 
	score DOUBLE NOT NULL, 
	CONSTRAINT pk_possible_match PRIMARY KEY (low_id, high_id), 
	CONSTRAINT fk_possible_match_low_id FOREIGN KEY(low_id) REFERENCES paper (id), 
	CONSTRAINT fk_possible_match_high_id FOREIGN KEY(high_id) REFERENCES paper (id)
);
INSERT INTO "possible_match" VALUES(5,6,97.6);
INSERT INTO "possible_match" VALUES(1,10,9.43661971830985919513e+01);
CREATE TABLE reader (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	clock VARCHAR NOT NULL, 
	CONSTRAINT pk_reader PRIMARY KEY (id), 
	CONSTRAINT uq_reader_name UNIQUE (name)
);
INSERT INTO "reader" VALUES(1,'me',57,'001765283940000-0000');
CREATE TABLE reading (
	reader_id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	status VARCHAR, 
	starred BOOLEAN NOT NULL, 
	times_seen INTEGER NOT NULL, 
	first_seen_at DATETIME, 
	last_seen_at DATETIME, 
	citation_key VARCHAR, version INTEGER, 
	CONSTRAINT pk_reading PRIMARY KEY (reader_id, paper_id), 
	CONSTRAINT fk_reading_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_reading_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "reading" VALUES(1,1,57,'read',1,2,'2025-12-09 12:01:00.000000','2025-12-09 12:02:00.000000','merullo2024talking',2);
INSERT INTO "reading" VALUES(1,2,40,'reading',0,2,'2025-12-09 12:03:00.000000','2025-12-09 12:30:00.000000','arora2024linktransformer',NULL);
INSERT INTO "reading" VALUES(1,3,54,NULL,0,1,'2025-12-09 12:04:00.000000','2025-12-09 12:04:00.000000','doi10_1000_182',NULL);
INSERT INTO "reading" VALUES(1,4,53,'skipped',0,1,'2025-12-09 12:05:00.000000','2025-12-09 12:05:00.000000','mulleruber',NULL);
INSERT INTO "reading" VALUES(1,5,35,NULL,0,1,'2025-12-09 12:06:00.000000','2025-12-09 12:06:00.000000','readersurvey',NULL);
INSERT INTO "reading" VALUES(1,6,36,NULL,0,1,'2025-12-09 12:07:00.000000','2025-12-09 12:07:00.000000','reader2025survey',NULL);
INSERT INTO "reading" VALUES(1,7,38,NULL,0,1,'2025-12-09 12:30:00.000000','2025-12-09 12:30:00.000000',NULL,NULL);
INSERT INTO "reading" VALUES(1,8,45,NULL,0,2,'2025-12-09 12:32:00.000000','2025-12-09 12:33:00.000000',NULL,NULL);
INSERT INTO "reading" VALUES(1,9,42,NULL,0,1,'2025-12-09 12:33:00.000000','2025-12-09 12:33:00.000000',NULL,NULL);
INSERT INTO "reading" VALUES(1,10,56,NULL,0,1,'2025-12-09 12:38:00.000000','2025-12-09 12:38:00.000000',NULL,NULL);
CREATE TABLE register (
	reader_id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	value VARCHAR, 
	stamp VARCHAR NOT NULL, 
	CONSTRAINT pk_register PRIMARY KEY (reader_id, paper_id, name), 
	CONSTRAINT fk_register_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id), 
	CONSTRAINT fk_register_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);
INSERT INTO "register" VALUES(1,1,'status','read','001765283940000-0000 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,1,'version','2','001765283940000-0000 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,2,'status','reading','001765282320000-0000 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,2,'version',NULL,'001765282320000-0000 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,4,'status','skipped','001765282380000-0001 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,4,'version',NULL,'001765282380000-0001 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,3,'status',NULL,'001765282500000-0000 78d7b019-8b6f-4206-986e-dd92ba8fb78d');
INSERT INTO "register" VALUES(1,3,'version',NULL,'001765282500000-0000 78d7b019-8b6f-4206-986e-dd92ba8fb78d');
INSERT INTO "register" VALUES(1,1,'starred','yes','001765282560000-0001 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,2,'starred',NULL,'001765282680000-0000 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,1,'tag:to cite','yes','001765282740000-0001 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,2,'tag:to cite','yes','001765282800000-0002 78d7b019-8b6f-4206-986e-dd92ba8fb78d');
INSERT INTO "register" VALUES(1,1,'tag:old',NULL,'001765282920000-0001 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "register" VALUES(1,4,'tag:überblick','yes','001765282980000-0002 78d7b019-8b6f-4206-986e-dd92ba8fb78d');
CREATE TABLE shared_claim (
	low_id INTEGER NOT NULL, 
	high_id INTEGER NOT NULL, 
	stated_at DATETIME NOT NULL, 
	CONSTRAINT pk_shared_claim PRIMARY KEY (low_id, high_id), 
	CONSTRAINT fk_shared_claim_low_id FOREIGN KEY(low_id) REFERENCES paper (id), 
	CONSTRAINT fk_shared_claim_high_id FOREIGN KEY(high_id) REFERENCES paper (id)
);
INSERT INTO "shared_claim" VALUES(2,7,'2026-11-21 18:10:29.564362');
CREATE TABLE sighting (
	reader_id INTEGER NOT NULL, 
	op_id VARCHAR NOT NULL, 
	paper_id INTEGER NOT NULL, 
	seen_at DATETIME NOT NULL, 
	url VARCHAR, 
	CONSTRAINT pk_sighting PRIMARY KEY (reader_id, op_id), 
	CONSTRAINT fk_sighting_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_sighting_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "sighting" VALUES(1,'b2f87db8-0d03-434f-843b-f564b13f401c',1,'2025-12-09 12:01:00.000000','https://huggingface.co/papers/2406.09519');
INSERT INTO "sighting" VALUES(1,'adf04c9b-ead9-478b-927e-16e147306b4f',1,'2025-12-09 12:02:00.000000','https://huggingface.co/papers/2406.09519');
INSERT INTO "sighting" VALUES(1,'99514a6d-87d6-488d-8dda-17c01ccdd8e2',2,'2025-12-09 12:03:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'968988d3-e3e4-4933-8c65-3ba483019fab',3,'2025-12-09 12:04:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'e67f6f66-8a0b-4cb2-b684-c4aad9e13ea8',4,'2025-12-09 12:05:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'e9102c35-4502-4621-8c0a-dd19312b3091',5,'2025-12-09 12:06:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'5480f87d-df63-4c70-b09a-521c84a62a47',6,'2025-12-09 12:07:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'1389d63d-6f00-4ca3-acc5-d03bcb82e672',7,'2025-12-09 12:30:00.000000','https://arxiv.org/abs/2309.00789');
INSERT INTO "sighting" VALUES(1,'44948418-5ac8-4b1c-b770-45c464ccb40a',8,'2025-12-09 12:32:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'f102381a-d516-4979-9c18-342d29d336b9',9,'2025-12-09 12:33:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'4599cd0f-8af1-45ad-b1d6-84581b2a1775',10,'2025-12-09 12:38:00.000000',NULL);
CREATE TABLE tag (
	reader_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_tag PRIMARY KEY (reader_id, "key"), 
	CONSTRAINT fk_tag_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "tag" VALUES(1,'to cite','To cite');
INSERT INTO "tag" VALUES(1,'old','old');
INSERT INTO "tag" VALUES(1,'überblick','Überblick');
CREATE TABLE tagging (
	reader_id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	tag_key VARCHAR NOT NULL, 
	CONSTRAINT pk_tagging PRIMARY KEY (reader_id, paper_id, tag_key), 
	CONSTRAINT fk_tagging_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_tagging_reader_id_tag_key FOREIGN KEY(reader_id, tag_key) REFERENCES tag (reader_id, "key"), 
	CONSTRAINT fk_tagging_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "tagging" VALUES(1,1,'to cite');
INSERT INTO "tagging" VALUES(1,2,'to cite');
INSERT INTO "tagging" VALUES(1,4,'überblick');
CREATE TABLE title (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	normal VARCHAR NOT NULL, 
	is_cut BOOLEAN NOT NULL, 
	CONSTRAINT pk_title PRIMARY KEY (id), 
	CONSTRAINT fk_title_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);
INSERT INTO "title" VALUES(1,1,'Talking Heads: Understanding Inter-layer Communication in Transformer Language Models','talking heads understanding inter layer communication in transformer language models',0);
INSERT INTO "title" VALUES(2,2,'LinkTransformer: A Unified Package for Record Linkage with Transformer Language Models','linktransformer a unified package for record linkage with transformer language models',0);
INSERT INTO "title" VALUES(3,4,'Über Sätze, die sich selbst lesen: 深層学習 🧪','uber satze die sich selbst lesen 深層学習',0);
INSERT INTO "title" VALUES(4,5,'A survey of what readers forget about the papers they have read','a survey of what readers forget about the papers they have read',0);
INSERT INTO "title" VALUES(5,6,'A survey of what readers forget about the papers they had read','a survey of what readers forget about the papers they had read',0);
INSERT INTO "title" VALUES(6,7,'LinkTransformer: A Unified Package for Record Linkage','linktransformer a unified package for record linkage',0);
INSERT INTO "title" VALUES(7,8,'Readers forget: a study','readers forget a study',0);
INSERT INTO "title" VALUES(8,9,'Readers forget: a study of two','readers forget a study of two',0);
INSERT INTO "title" VALUES(9,10,'Talking heads understanding interlayer communication in transformer models','talking heads understanding interlayer communication in transformer models',0);
CREATE TABLE title_key (
	"key" BIGINT NOT NULL, 
	title_id INTEGER NOT NULL, 
	CONSTRAINT pk_title_key PRIMARY KEY ("key", title_id)
)
 WITHOUT ROWID

;
INSERT INTO "title_key" VALUES(7322198037705,2);
INSERT INTO "title_key" VALUES(7322198037705,6);
INSERT INTO "title_key" VALUES(8048733512383,3);
INSERT INTO "title_key" VALUES(11242099179902,4);
INSERT INTO "title_key" VALUES(11242099179902,5);
INSERT INTO "title_key" VALUES(12213937267562,6);
INSERT INTO "title_key" VALUES(14970720734606,2);
INSERT INTO "title_key" VALUES(14970720734606,6);
INSERT INTO "title_key" VALUES(19672262655493,2);
INSERT INTO "title_key" VALUES(20817361076136,7);
INSERT INTO "title_key" VALUES(20817361076136,8);
INSERT INTO "title_key" VALUES(24350844299022,6);
INSERT INTO "title_key" VALUES(25727896500432,3);
INSERT INTO "title_key" VALUES(35802231066859,1);
INSERT INTO "title_key" VALUES(35802231066859,9);
INSERT INTO "title_key" VALUES(36856685688264,7);
INSERT INTO "title_key" VALUES(36856685688264,8);
INSERT INTO "title_key" VALUES(39070662685388,7);
INSERT INTO "title_key" VALUES(39070662685388,8);
INSERT INTO "title_key" VALUES(40249103133242,3);
INSERT INTO "title_key" VALUES(44888200239142,9);
INSERT INTO "title_key" VALUES(49143236885414,4);
INSERT INTO "title_key" VALUES(49143236885414,5);
INSERT INTO "title_key" VALUES(55279418627235,6);
INSERT INTO "title_key" VALUES(59977260203428,1);
INSERT INTO "title_key" VALUES(64940102951770,8);
INSERT INTO "title_key" VALUES(70544031655518,7);
INSERT INTO "title_key" VALUES(70544031655518,8);
INSERT INTO "title_key" VALUES(73672432911192,2);
INSERT INTO "title_key" VALUES(81501420744892,3);
INSERT INTO "title_key" VALUES(82374129677110,4);
INSERT INTO "title_key" VALUES(82374129677110,5);
INSERT INTO "title_key" VALUES(82386293082136,3);
INSERT INTO "title_key" VALUES(83193404561022,8);
INSERT INTO "title_key" VALUES(92636303445432,4);
INSERT INTO "title_key" VALUES(92636303445432,5);
INSERT INTO "title_key" VALUES(97847462047761,2);
INSERT INTO "title_key" VALUES(99268886157101,6);
INSERT INTO "title_key" VALUES(99500916192760,1);
INSERT INTO "title_key" VALUES(101889218068410,1);
INSERT INTO "title_key" VALUES(101889218068410,9);
INSERT INTO "title_key" VALUES(104601007239405,2);
INSERT INTO "title_key" VALUES(105709512878120,1);
INSERT INTO "title_key" VALUES(114666773531152,8);
INSERT INTO "title_key" VALUES(124109672415562,4);
INSERT INTO "title_key" VALUES(124109672415562,5);
INSERT INTO "title_key" VALUES(124653485245999,3);
INSERT INTO "title_key" VALUES(125371414976900,9);
INSERT INTO "title_key" VALUES(125867196237128,4);
INSERT INTO "title_key" VALUES(125867196237128,5);
INSERT INTO "title_key" VALUES(128776036375974,2);
INSERT INTO "title_key" VALUES(133547828436886,3);
INSERT INTO "title_key" VALUES(134060722535797,9);
INSERT INTO "title_key" VALUES(146635419343775,1);
INSERT INTO "title_key" VALUES(148590474769271,2);
INSERT INTO "title_key" VALUES(153737436216540,8);
INSERT INTO "title_key" VALUES(157340565207258,4);
INSERT INTO "title_key" VALUES(157340565207258,5);
INSERT INTO "title_key" VALUES(161198885053037,4);
INSERT INTO "title_key" VALUES(161198885053037,5);
INSERT INTO "title_key" VALUES(165158847146095,7);
INSERT INTO "title_key" VALUES(166199641467468,3);
INSERT INTO "title_key" VALUES(171925950060619,4);
INSERT INTO "title_key" VALUES(171925950060619,5);
INSERT INTO "title_key" VALUES(171990737825792,8);
INSERT INTO "title_key" VALUES(172765503905840,2);
INSERT INTO "title_key" VALUES(176136172150454,1);
INSERT INTO "title_key" VALUES(176136172150454,9);
INSERT INTO "title_key" VALUES(178462174227510,6);
INSERT INTO "title_key" VALUES(185864323766572,3);
INSERT INTO "title_key" VALUES(186192727615878,1);
INSERT INTO "title_key" VALUES(187477748552560,2);
INSERT INTO "title_key" VALUES(188956798517004,9);
INSERT INTO "title_key" VALUES(190053316294338,6);
INSERT INTO "title_key" VALUES(191458401978451,9);
INSERT INTO "title_key" VALUES(194882035174775,1);
INSERT INTO "title_key" VALUES(200147709537348,9);
INSERT INTO "title_key" VALUES(202267588002907,2);
INSERT INTO "title_key" VALUES(202267588002907,6);
INSERT INTO "title_key" VALUES(203464106795922,8);
INSERT INTO "title_key" VALUES(209390748555723,6);
INSERT INTO "title_key" VALUES(213495004522022,7);
INSERT INTO "title_key" VALUES(213495004522022,8);
INSERT INTO "title_key" VALUES(217750640360410,4);
INSERT INTO "title_key" VALUES(217750640360410,5);
INSERT INTO "title_key" VALUES(218246049159462,3);
INSERT INTO "title_key" VALUES(218770872120139,6);
INSERT INTO "title_key" VALUES(221717408405174,8);
INSERT INTO "title_key" VALUES(225767360860989,8);
INSERT INTO "title_key" VALUES(228104685480860,1);
INSERT INTO "title_key" VALUES(228104685480860,9);
INSERT INTO "title_key" VALUES(231467216082426,2);
INSERT INTO "title_key" VALUES(236793993039757,1);
INSERT INTO "title_key" VALUES(236793993039757,9);
INSERT INTO "title_key" VALUES(237714705949870,8);
INSERT INTO "title_key" VALUES(237910731458566,3);
INSERT INTO "title_key" VALUES(238734769472788,4);
INSERT INTO "title_key" VALUES(238734769472788,5);
INSERT INTO "title_key" VALUES(239371599443576,5);
INSERT INTO "title_key" VALUES(243516515759487,1);
INSERT INTO "title_key" VALUES(243516515759487,9);
INSERT INTO "title_key" VALUES(249224009330540,4);
INSERT INTO "title_key" VALUES(249224009330540,5);
INSERT INTO "title_key" VALUES(252279714617429,1);
INSERT INTO "title_key" VALUES(253380216085589,6);
INSERT INTO "title_key" VALUES(257185542363702,4);
INSERT INTO "title_key" VALUES(259498366771112,3);
INSERT INTO "title_key" VALUES(260969022176326,1);
INSERT INTO "title_key" VALUES(262395790410639,2);
INSERT INTO "title_key" VALUES(262760339650005,6);
INSERT INTO "title_key" VALUES(263982193104605,2);
INSERT INTO "title_key" VALUES(263982193104605,6);
INSERT INTO "title_key" VALUES(279163049070216,3);
INSERT INTO "title_key" VALUES(280630924275106,9);
CREATE TABLE verdict (
	reader_id INTEGER NOT NULL, 
	low_id INTEGER NOT NULL, 
	high_id INTEGER NOT NULL, 
	is_same BOOLEAN, 
	stamp VARCHAR NOT NULL, 
	CONSTRAINT pk_verdict PRIMARY KEY (reader_id, low_id, high_id), 
	CONSTRAINT fk_verdict_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id), 
	CONSTRAINT fk_verdict_low_id FOREIGN KEY(low_id) REFERENCES paper (id), 
	CONSTRAINT fk_verdict_high_id FOREIGN KEY(high_id) REFERENCES paper (id)
);
INSERT INTO "verdict" VALUES(1,8,9,1,'001765283640000-0001 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "verdict" VALUES(1,1,4,0,'001765283700000-0002 95ab90dc-bd5d-4e55-9474-824cbc23856d');
INSERT INTO "verdict" VALUES(1,3,4,NULL,'001765283820000-0001 95ab90dc-bd5d-4e55-9474-824cbc23856d');
CREATE INDEX ix_identifier_paper_id ON identifier (paper_id);
CREATE INDEX ix_note_reader_id_paper_id ON note (reader_id, paper_id);
CREATE INDEX ix_note_revision_note_id ON note_revision (note_id);
CREATE UNIQUE INDEX uq_reading_citation_key ON reading (reader_id, lower(citation_key));
CREATE INDEX ix_reading_paper_id ON reading (paper_id);
CREATE INDEX ix_reading_reader_id_seq ON reading (reader_id, seq);
CREATE INDEX ix_sighting_reader_id_paper_id ON sighting (reader_id, paper_id);
CREATE INDEX ix_paper_main_id ON paper (main_id);
CREATE INDEX ix_claim_paper_id ON claim (paper_id);
CREATE INDEX ix_title_paper_id ON title (paper_id);
CREATE INDEX ix_shared_claim_high_id ON shared_claim (high_id);
CREATE INDEX ix_possible_match_high_id ON possible_match (high_id);
CREATE INDEX ix_verdict_low_id ON verdict (low_id);
CREATE INDEX ix_verdict_high_id ON verdict (high_id);
COMMIT;
