// What a stranger's page tries with a server on this machine. Each function is given the server's address and what was
// stolen from the reader (a client's token and id, an open pairing code, an edit); it resolves to all that it could see.
(() => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };

  /** @param {Response} answer */
  const read = async (answer) => (answer.type === 'opaque' ? '' : `${answer.status} ${await answer.text()}`);
  const ask = (url, options) => fetch(url, options).then(read, () => '');
  const withToken = ({ token }) => ({ Authorization: `Bearer ${token}` });
  const pairing = ({ code }) => JSON.stringify({ code, client_name: 'a stranger' });

  /** Put an element into the page: what `tell` says of it once it has loaded, nothing where it could not. */
  const load = (name, attributes, tell) => new Promise((resolve) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.onload = () => resolve(tell(element));
    element.onerror = () => resolve('');
    document.body.append(element);
  });

  /** What the opener can see of a window once it has come to where it was sent. */
  const watch = async (opened) => {
    let seen;
    while (seen === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      try {
        const { document, location } = opened;
        if (location.href !== 'about:blank' && document.readyState === 'complete') seen = document.body.textContent;
      } catch {
        seen = ''; // It is another site's now.
      }
    }
    return seen;
  };

  /** Submit a form whose body, as plain text, is this JSON. */
  const submit = (action, enctype, body, target) => {
    const form = Object.assign(document.createElement('form'), { action, enctype, target, method: 'post' });
    const field = document.createElement('input');
    [field.name, field.value] = [`${body.slice(0, -1)}, "ignored": "`, '"}'];
    form.append(field);
    document.body.append(form);
    form.submit();
  };
  const submitOnTop = (action, enctype, body) => {
    const opened = window.open('', 'top');
    submit(action, enctype, body, 'top');
    return watch(opened);
  };
  const submitInFrame = async (action, enctype, body) => {
    let frame;
    await load('iframe', { name: 'inside' }, (element) => (frame = element));
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    submit(action, enctype, body, 'inside');
    await loaded;
    return frame.contentDocument?.body.textContent ?? '';
  };
  const URLENCODED = 'application/x-www-form-urlencoded';

  return {
    get: (server) => ask(`${server}/api/papers`),
    get_hello: (server) => ask(`${server}/api/hello`),
    get_with_cookies: (server) => ask(`${server}/api/papers`, { credentials: 'include' }),
    get_with_token: (server, stolen) => ask(`${server}/api/papers`, { headers: withToken(stolen) }),
    get_redirected: (server) => ask(`/redirect?to=${server}/api/papers`),
    get_blindly: (server, { token }) => ask(`${server}/api/papers?token=${token}`, { mode: 'no-cors' }),
    get_in_worker: (server, stolen) => new Promise((resolve) => {
      const headers = JSON.stringify(withToken(stolen));
      const script = `fetch('${server}/api/papers', { headers: ${headers} }).then((answer) => answer.text(), () => '')
        .then(postMessage)`;
      const worker = new Worker(URL.createObjectURL(new Blob([script])));
      worker.onmessage = ({ data }) => resolve(data);
    }),
    get_events: (server) => new Promise((resolve) => {
      const events = new EventSource(`${server}/api/papers`);
      events.onmessage = ({ data }) => { events.close(); resolve(data); };
      events.onerror = () => { events.close(); resolve(''); };
    }),
    get_socket: (server) => new Promise((resolve) => {
      const socket = new WebSocket(`${server.replace('http', 'ws')}/api/papers`);
      socket.onopen = () => resolve('opened');
      socket.onclose = () => resolve('');
    }),

    post_json: (server, { edit }) => ask(`${server}/api/sync`, { method: 'POST', headers: JSON_TYPE, body: edit }),
    post_with_token: (server, stolen) => ask(`${server}/api/sync`, {
      method: 'POST', headers: { ...JSON_TYPE, ...withToken(stolen) }, body: stolen.edit,
    }),
    post_text: (server, { edit }) => ask(`${server}/api/sync`, { method: 'POST', body: edit }),
    post_blindly: (server, { edit }) => ask(`${server}/api/sync`, { method: 'POST', mode: 'no-cors', body: edit }),
    make_code: (server, stolen) => ask(`${server}/api/codes`, { method: 'POST', headers: withToken(stolen) }),
    revoke: (server, stolen) => ask(`${server}/api/clients/${stolen.client_id}`, {
      method: 'DELETE', headers: withToken(stolen),
    }),
    pair: (server, stolen) => ask(`${server}/api/pair`, { method: 'POST', headers: JSON_TYPE, body: pairing(stolen) }),
    pair_blindly: (server, stolen) => ask(`${server}/api/pair`, {
      method: 'POST', mode: 'no-cors', body: pairing(stolen),
    }),
    beacon: async (server, { edit }) => (navigator.sendBeacon(`${server}/api/sync`, edit), ''),
    beacon_json: async (server, { edit }) => {
      navigator.sendBeacon(`${server}/api/sync`, new Blob([edit], { type: 'application/json' }));
      return '';
    },
    ping: async (server) => {
      const link = Object.assign(document.createElement('a'), { href: '#', ping: `${server}/api/sync` });
      document.body.append(link);
      link.click();
      return '';
    },

    image: (server) => load('img', { src: `${server}/api/papers` }, ({ naturalWidth }) => `${naturalWidth} wide`),
    script: (server) => load('script', { src: `${server}/api/papers` }, () => `ran ${globalThis.loot}`),
    module: (server) => import(`${server}/api/papers`).then(() => `ran ${globalThis.loot}`, () => ''),
    style: (server) => load(
      'link', { rel: 'stylesheet', href: `${server}/api/papers` },
      () => `styled ${getComputedStyle(document.body).getPropertyValue('--loot')}`,
    ),
    object: (server) => load(
      'object', { data: `${server}/api/papers` }, ({ contentDocument }) => contentDocument?.body.textContent ?? '',
    ),
    prefetch: (server) => load('link', { rel: 'prefetch', href: `${server}/api/papers` }, () => ''),
    frame: (server) => load(
      'iframe', { src: `${server}/api/papers` }, ({ contentDocument }) => contentDocument?.body.textContent ?? '',
    ),

    open: (server) => watch(window.open(`${server}/api/papers`)),
    open_with_token: (server, { token }) =>
      watch(window.open(`${server.replace('//', `//${token}:${token}@`)}/api/papers?token=${token}`)),
    form: (server, { edit }) => submitOnTop(`${server}/api/sync`, URLENCODED, edit),
    form_text: (server, { edit }) => submitOnTop(`${server}/api/sync`, 'text/plain', edit),
    form_multipart: (server, { edit }) => submitOnTop(`${server}/api/sync`, 'multipart/form-data', edit),
    form_redirected: (server, { edit }) => submitOnTop(`/redirect?to=${server}/api/sync`, 'text/plain', edit),
    form_to_pair: (server, stolen) => submitOnTop(`${server}/api/pair`, 'text/plain', pairing(stolen)),
    framed_form: (server, { edit }) => submitInFrame(`${server}/api/sync`, URLENCODED, edit),
    framed_form_text: (server, { edit }) => submitInFrame(`${server}/api/sync`, 'text/plain', edit),
    framed_form_multipart: (server, { edit }) => submitInFrame(`${server}/api/sync`, 'multipart/form-data', edit),
  };
})()
