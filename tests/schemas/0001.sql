BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "client" VALUES('b944e69a-4f08-41f9-af1e-6bad2828079a',1,'command line','866fd8ad2023523e52693b06fa02a0a5ea92b1bdf6f880ada0ab6a3e5b6682e2','2026-11-21 18:10:52.145223','2026-11-21 18:10:52.145223',NULL);
INSERT INTO "client" VALUES('b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09',1,'Chromium','f06c62486cfc752f6846e0001d03af657a5cc18bc23c0fb2075c30f7234f292b','2026-11-21 18:10:53.853544','2026-11-21 18:10:53.853544',NULL);
INSERT INTO "client" VALUES('87e54168-d81b-41a7-85a7-f3afb3e546f7',1,'Laptop','318c1c7deeb112f7de869008512af8fe56a2fab492fded4917a4e7bf6c8c671d','2026-11-21 18:10:55.380805','2026-11-21 18:10:55.380805',NULL);
INSERT INTO "client" VALUES('e8aee292-a1e9-43e8-9d17-ca3ca4753286',1,'Lost phone','a768e412d7a725a96ca455e97bcec7dbbd8a04ccf31b0d65cf7650611c12458f','2026-11-21 18:10:56.936652','2026-11-21 18:10:56.936652','2026-11-21 18:11:01.178206');
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
CREATE TABLE library (
	server_id VARCHAR NOT NULL, 
	CONSTRAINT pk_library PRIMARY KEY (server_id)
);
INSERT INTO "library" VALUES('5dd8f208-53e5-4911-beeb-18b2bfe67c09');
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
INSERT INTO "note" VALUES(1,'5e321109-a863-4671-a771-7b24033a2fcb',1,'Read section 3 again.
Lemma 2 is ''wrong'' for n = 0; see “Appendix B”.','null','d951b33f-fd80-4e2c-9cda-087e46dce86a',0,'2025-12-09 12:24:00.000000','2025-12-09 12:25:00.000000');
INSERT INTO "note" VALUES(1,'8ea5df62-0c70-4056-9ba4-d03637f7268b',1,'Section 3 is the one.','null','8ea5df62-0c70-4056-9ba4-d03637f7268b',0,'2025-12-09 12:26:00.000000','2025-12-09 12:26:00.000000');
INSERT INTO "note" VALUES(1,'27a93177-08e5-4d72-95a6-0f3e81550c46',2,'This.','{"exact": "record linkage", "prefix": "package for ", "suffix": " with"}','677d4c27-f8d7-4bba-a4c3-4623c6f03d06',0,'2025-12-09 12:27:00.000000','2025-12-09 12:27:00.000000');
INSERT INTO "note" VALUES(1,'617bca5d-5f52-4425-8b10-0cf0c1eca5ad',2,'Not worth keeping.','null','a213c324-7a23-408f-bf04-8035997a8d7e',1,'2025-12-09 12:28:00.000000','2025-12-09 12:29:00.000000');
CREATE TABLE note_revision (
	reader_id INTEGER NOT NULL, 
	revision VARCHAR NOT NULL, 
	note_id VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	written_at DATETIME NOT NULL, 
	CONSTRAINT pk_note_revision PRIMARY KEY (reader_id, revision), 
	CONSTRAINT fk_note_revision_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "note_revision" VALUES(1,'41f4848d-2a4f-4924-bc9a-7b99e7d8d1b3','5e321109-a863-4671-a771-7b24033a2fcb','Read section 3 again.','2025-12-09 12:24:00.000000');
INSERT INTO "note_revision" VALUES(1,'d951b33f-fd80-4e2c-9cda-087e46dce86a','5e321109-a863-4671-a771-7b24033a2fcb','Read section 3 again.
Lemma 2 is ''wrong'' for n = 0; see “Appendix B”.','2025-12-09 12:25:00.000000');
INSERT INTO "note_revision" VALUES(1,'8ea5df62-0c70-4056-9ba4-d03637f7268b','8ea5df62-0c70-4056-9ba4-d03637f7268b','Section 3 is the one.','2025-12-09 12:26:00.000000');
INSERT INTO "note_revision" VALUES(1,'677d4c27-f8d7-4bba-a4c3-4623c6f03d06','27a93177-08e5-4d72-95a6-0f3e81550c46','This.','2025-12-09 12:27:00.000000');
INSERT INTO "note_revision" VALUES(1,'a213c324-7a23-408f-bf04-8035997a8d7e','617bca5d-5f52-4425-8b10-0cf0c1eca5ad','Not worth keeping.','2025-12-09 12:28:00.000000');
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
INSERT INTO "operation" VALUES(1,'08e60504-4c3b-4f51-adbb-c1092bef449e','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765281660000-0001','84af362992f085ce869d73be61d43b11d47b53a9864d5db2c0a0465ddaa56f2f','2026-11-21 18:10:56.999574');
INSERT INTO "operation" VALUES(1,'db649f44-b54e-498c-8435-598f0c0fe699','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765281720000-0002','2adf52e6a08d9736da64edd73ce2652da500af76861193d30b2401983085840c','2026-11-21 18:10:57.050448');
INSERT INTO "operation" VALUES(1,'aa1a320e-7412-4362-ac16-21602a5a2ebe','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765281780000-0000','ac02a4e052f1413e4b055d2afb3d07650755e1ac19a0b4df267c145678c57684','2026-11-21 18:10:57.060835');
INSERT INTO "operation" VALUES(1,'50f76e9b-fe86-4d77-b8a5-04ccb0192942','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765281840000-0001','e6580c5b775cf08b8f43ab8480582e10a5be852f293534be04f02faa584b446d','2026-11-21 18:10:57.085679');
INSERT INTO "operation" VALUES(1,'528e2593-0953-45e3-918a-c8f4a9361e68','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765281900000-0002','edb7ff004b91d6dd7381576a27a379e9f6b9fd83f1b28f3909d70b0a0dd0e0f0','2026-11-21 18:10:57.097609');
INSERT INTO "operation" VALUES(1,'de2f1563-d2a0-41f2-9c55-6450df762903','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765281960000-0000','369ca13e34c506939b748176f05531fe56269412611b09c963de12907c55d4b6','2026-11-21 18:10:57.111000');
INSERT INTO "operation" VALUES(1,'78370d96-3f66-4ac6-996b-de6c44aad3bb','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282020000-0001','989ef04fe409b444b1662606eb4e3f7dc2bf805c96b17d6fe8a4f23928215983','2026-11-21 18:10:57.127472');
INSERT INTO "operation" VALUES(1,'b55b6834-2826-439b-b6a4-8afe07e605b1','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282080000-0002','44cc65bfbf9d4034197d841fc26f72a4d65294fe26123105d842cda78fcbb641','2026-11-21 18:10:57.158243');
INSERT INTO "operation" VALUES(1,'103a2f02-1d64-42e9-8e64-e7a42b2a18b1','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282140000-0000','3f4ad4d26c2038b826c618c1fc05d6ae3e5dc5d84435687eace360c5dc2533ae','2026-11-21 18:10:57.188816');
INSERT INTO "operation" VALUES(1,'d9d0bca9-53b9-47f5-ab2d-71a9404352fb','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282200000-0001','9f124d94f176da5f4a5cdc4928cf7843c79963286f1ace2d3c729736d4dde109','2026-11-21 18:10:57.216188');
INSERT INTO "operation" VALUES(1,'54c297c1-bcdf-43f6-8268-21012e806feb','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765282260000-0002','7d919d2d1023441b12059ef835dbee626cf83a5c841bcd2bad6ebc3a791e700a','2026-11-21 18:10:57.223757');
INSERT INTO "operation" VALUES(1,'f06993cb-a68c-403f-a1fd-18ceea1fdb91','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282320000-0000','cf7dbbf4cc759814e1692e47cd77536dd42d2dd483f0ce9fb1211fcad2be9e81','2026-11-21 18:10:57.233501');
INSERT INTO "operation" VALUES(1,'4dc7a12f-be05-436c-b064-614664ff2454','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282380000-0001','e3b024c5a54392b9b6f71dc42b6b81f4415748ff063d3946007655e8a1c48895','2026-11-21 18:10:57.240437');
INSERT INTO "operation" VALUES(1,'d239ab12-b60d-465e-87a5-99833402d750','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282440000-0002','b3709d381bead5346d7c4542b58a690a14a1a64b1476bcd75d4911cb10bf5431','2026-11-21 18:10:57.246998');
INSERT INTO "operation" VALUES(1,'ec4bed7d-5989-4fea-8a0e-0a0faaf04bb1','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765282500000-0000','9e5d9170536422e6c73ec9cad00f1f2e24431b0766b4bb0aa02f8583909772b4','2026-11-21 18:10:57.255683');
INSERT INTO "operation" VALUES(1,'36e2adf7-bf05-4c74-9cbf-3d5b76520bbc','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282560000-0001','2621743755d4179efb9e663e4522209212116b84e2ecbab4448b523a2ea9ebec','2026-11-21 18:10:57.262535');
INSERT INTO "operation" VALUES(1,'e3109b21-822e-4991-86de-7e6e88fbdf7e','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282620000-0002','e54368cde81cd895909e0333005b3979093777df46f53c9deb9b30e541793612','2026-11-21 18:10:57.270267');
INSERT INTO "operation" VALUES(1,'41e6ce0c-35fd-48bb-ad48-69e1573501b5','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282680000-0000','508ecc183f9c299b60b9e7e3742293c3fd711da26e2de21c28376e4299fd935e','2026-11-21 18:10:57.277323');
INSERT INTO "operation" VALUES(1,'f975f8c8-5860-4105-b9bb-c5f97a84a018','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282740000-0001','f3db954c0bcb698d5b5274e7c46767da83fc5432388cbb705764bbb26da07790','2026-11-21 18:10:57.296350');
INSERT INTO "operation" VALUES(1,'bc5378fd-f818-4e38-a9f6-f764129660de','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765282800000-0002','50a32f30665cf5e48320c5a13a7b59c96297c86366780c98e86c1ce348bf3c80','2026-11-21 18:10:57.307641');
INSERT INTO "operation" VALUES(1,'1bdfbaf3-1373-40a2-8f1b-8a616ba75ee6','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282860000-0000','d5ec33e49a9fa828a047a8d28a7241da942213d9cbfe311f0e9ffbee88f35bf2','2026-11-21 18:10:57.315519');
INSERT INTO "operation" VALUES(1,'21e35cd6-2a25-4825-8bbc-d614ea2b1d74','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765282920000-0001','1f9ffbd32d6aca0cc7753e528a9069d42d9db35373bd594be60024e6800de709','2026-11-21 18:10:57.336140');
INSERT INTO "operation" VALUES(1,'8727b9d4-59fa-44d8-b590-9559804f39cd','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765282980000-0002','45088d101638dad7e931b14c1d3f0e5f8368af06b711856b97bd7d2d58471cb2','2026-11-21 18:10:57.351123');
INSERT INTO "operation" VALUES(1,'41f4848d-2a4f-4924-bc9a-7b99e7d8d1b3','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765283040000-0000','686074d89b676f0a4e3d383b1c2d851fd9bf7529dbb202b64423850db8ff8c55','2026-11-21 18:10:57.359743');
INSERT INTO "operation" VALUES(1,'d951b33f-fd80-4e2c-9cda-087e46dce86a','b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09','001765283100000-0001','4a757670e377c0ce1f3416962029292c1f9eeaf24f1f644503f43db0cebc5a94','2026-11-21 18:10:57.383883');
INSERT INTO "operation" VALUES(1,'8ea5df62-0c70-4056-9ba4-d03637f7268b','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765283160000-0002','68e9cc354c9d14a500826356bb08fb5a0d7a471f7d14a8ef66bfc1db72232b12','2026-11-21 18:10:57.404366');
INSERT INTO "operation" VALUES(1,'677d4c27-f8d7-4bba-a4c3-4623c6f03d06','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765283220000-0000','d4c15391b990e980f3e3912db7b17e6912c3baf873a5f020db04aa5e1c447e74','2026-11-21 18:10:57.428389');
INSERT INTO "operation" VALUES(1,'a213c324-7a23-408f-bf04-8035997a8d7e','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765283280000-0001','e9b0e58149b5c0f52fa6d24a81ef8ff270ad661e5fd5a6a3ed47c897f09eec6d','2026-11-21 18:10:57.436432');
INSERT INTO "operation" VALUES(1,'c8eed360-b01c-4958-9874-8cc7c688b0ba','87e54168-d81b-41a7-85a7-f3afb3e546f7','001765283340000-0002','299e92e4e5e963bb5a8641d49b7f713fbb89f96f1c5eafaf494d7cf7ce13881e','2026-11-21 18:10:57.444047');
CREATE TABLE pairing_code (
	code_hash VARCHAR NOT NULL, 
	reader_id INTEGER NOT NULL, 
	expires_at DATETIME NOT NULL, 
	tries_left INTEGER NOT NULL, 
	CONSTRAINT pk_pairing_code PRIMARY KEY (code_hash), 
	CONSTRAINT fk_pairing_code_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "pairing_code" VALUES('d86ec5305fb64a1418f53f74e90c0451b84778b73b552029b138c227cff1b3ce',1,'2026-11-21 18:20:52.195807',5);
INSERT INTO "pairing_code" VALUES('f156ff3834d3ba562979796640fd7a83c39aaf2091831657bfb407f923049a83',1,'2026-11-21 18:21:02.178912',5);
CREATE TABLE paper (
	id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	title_key VARCHAR NOT NULL, 
	authors JSON NOT NULL, 
	abstract VARCHAR, 
	published DATE, 
	year INTEGER, 
	url VARCHAR, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_paper PRIMARY KEY (id)
);
INSERT INTO "paper" VALUES(1,'Talking Heads: Understanding Inter-layer Communication in Transformer Language Models','talkingheadsunderstandinginterlayercommunicationintransformerlanguagemodels','["Jack Merullo", "Carsten Eickhoff", "Ellie Pavlick"]','Although it is known that transformer language models (LMs) pass features from early layers to later layers…','2024-06-13',2024,'https://huggingface.co/papers/2406.09519','2026-11-21 18:10:56.999574');
INSERT INTO "paper" VALUES(2,'LinkTransformer: A Unified Package for Record Linkage with Transformer Language Models','linktransformeraunifiedpackageforrecordlinkagewithtransformerlanguagemodels','["Abhishek Arora", "Melissa Dell"]',NULL,NULL,2024,NULL,'2026-11-21 18:10:57.060835');
INSERT INTO "paper" VALUES(3,'','','[]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:57.085679');
INSERT INTO "paper" VALUES(4,'Über Sätze, die sich selbst lesen: 深層学習 🧪','ubersatzediesichselbstlesen深層学習','["Jürgen Müller", "李 雷"]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:57.097609');
INSERT INTO "paper" VALUES(5,'A survey of what readers forget about the papers they have read','asurveyofwhatreadersforgetaboutthepaperstheyhaveread','["Ada Reader"]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:57.111000');
INSERT INTO "paper" VALUES(6,'A survey of what readers forget about the papers they had read','asurveyofwhatreadersforgetaboutthepaperstheyhadread','["Ada Reader"]',NULL,NULL,NULL,NULL,'2026-11-21 18:10:57.127472');
CREATE TABLE reader (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	clock VARCHAR NOT NULL, 
	CONSTRAINT pk_reader PRIMARY KEY (id), 
	CONSTRAINT uq_reader_name UNIQUE (name)
);
INSERT INTO "reader" VALUES(1,'me',35,'001765283340000-0002');
CREATE TABLE reading (
	reader_id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	status VARCHAR, 
	status_stamp VARCHAR NOT NULL, 
	starred BOOLEAN NOT NULL, 
	star_stamp VARCHAR NOT NULL, 
	times_seen INTEGER NOT NULL, 
	first_seen_at DATETIME, 
	last_seen_at DATETIME, 
	citation_key VARCHAR, 
	CONSTRAINT pk_reading PRIMARY KEY (reader_id, paper_id), 
	CONSTRAINT fk_reading_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_reading_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "reading" VALUES(1,1,30,'read','001765282260000-0002 87e54168-d81b-41a7-85a7-f3afb3e546f7',1,'001765282560000-0001 b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09',2,'2025-12-09 12:01:00.000000','2025-12-09 12:02:00.000000','merullo2024talking');
INSERT INTO "reading" VALUES(1,2,31,'reading','001765282320000-0000 b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09',0,'001765282680000-0000 b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09',1,'2025-12-09 12:03:00.000000','2025-12-09 12:03:00.000000','arora2024linktransformer');
INSERT INTO "reading" VALUES(1,3,32,NULL,'001765282500000-0000 87e54168-d81b-41a7-85a7-f3afb3e546f7',0,'',1,'2025-12-09 12:04:00.000000','2025-12-09 12:04:00.000000','doi10_1000_182');
INSERT INTO "reading" VALUES(1,4,33,'skipped','001765282380000-0001 b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09',0,'',1,'2025-12-09 12:05:00.000000','2025-12-09 12:05:00.000000','mulleruber');
INSERT INTO "reading" VALUES(1,5,34,NULL,'',0,'',1,'2025-12-09 12:06:00.000000','2025-12-09 12:06:00.000000','readersurvey');
INSERT INTO "reading" VALUES(1,6,35,NULL,'',0,'',1,'2025-12-09 12:07:00.000000','2025-12-09 12:07:00.000000','reader2025survey');
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
INSERT INTO "sighting" VALUES(1,'08e60504-4c3b-4f51-adbb-c1092bef449e',1,'2025-12-09 12:01:00.000000','https://huggingface.co/papers/2406.09519');
INSERT INTO "sighting" VALUES(1,'db649f44-b54e-498c-8435-598f0c0fe699',1,'2025-12-09 12:02:00.000000','https://huggingface.co/papers/2406.09519');
INSERT INTO "sighting" VALUES(1,'aa1a320e-7412-4362-ac16-21602a5a2ebe',2,'2025-12-09 12:03:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'50f76e9b-fe86-4d77-b8a5-04ccb0192942',3,'2025-12-09 12:04:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'528e2593-0953-45e3-918a-c8f4a9361e68',4,'2025-12-09 12:05:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'de2f1563-d2a0-41f2-9c55-6450df762903',5,'2025-12-09 12:06:00.000000',NULL);
INSERT INTO "sighting" VALUES(1,'78370d96-3f66-4ac6-996b-de6c44aad3bb',6,'2025-12-09 12:07:00.000000',NULL);
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
	is_on BOOLEAN NOT NULL, 
	stamp VARCHAR NOT NULL, 
	CONSTRAINT pk_tagging PRIMARY KEY (reader_id, paper_id, tag_key), 
	CONSTRAINT fk_tagging_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_tagging_reader_id_tag_key FOREIGN KEY(reader_id, tag_key) REFERENCES tag (reader_id, "key"), 
	CONSTRAINT fk_tagging_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id)
);
INSERT INTO "tagging" VALUES(1,1,'to cite',1,'001765282740000-0001 b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09');
INSERT INTO "tagging" VALUES(1,2,'to cite',1,'001765282800000-0002 87e54168-d81b-41a7-85a7-f3afb3e546f7');
INSERT INTO "tagging" VALUES(1,1,'old',0,'001765282920000-0001 b2b6b2e6-c1f2-44ce-a184-e53e17fb5f09');
INSERT INTO "tagging" VALUES(1,4,'überblick',1,'001765282980000-0002 87e54168-d81b-41a7-85a7-f3afb3e546f7');
CREATE INDEX ix_paper_title_key ON paper (title_key);
CREATE INDEX ix_identifier_paper_id ON identifier (paper_id);
CREATE INDEX ix_note_reader_id_paper_id ON note (reader_id, paper_id);
CREATE INDEX ix_note_revision_note_id ON note_revision (note_id);
CREATE UNIQUE INDEX uq_reading_citation_key ON reading (reader_id, lower(citation_key));
CREATE INDEX ix_reading_paper_id ON reading (paper_id);
CREATE INDEX ix_reading_reader_id_seq ON reading (reader_id, seq);
CREATE INDEX ix_sighting_reader_id_paper_id ON sighting (reader_id, paper_id);
COMMIT;
