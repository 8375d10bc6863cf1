// What can go wrong between this browser and its server, one class per failure, each with the sentence the reader sees.

/** No answer: nothing runs there, the connection broke, or it took too long. */
export class UnreachableError extends Error {
  /** @param {string} server */
  constructor(server) {
    super(`Nothing answers at ${server}: start Dejalu there (“dejalu serve”). Your edits are kept here until then.`);
  }
}

/** At pairing: a program that is not Dejalu. */
export class NotDejaluError extends Error {
  /** @param {string} server */
  constructor(server) {
    super(
      `What answers at ${server} is not Dejalu, and was not sent the code: ` +
        'give the server as it prints its address when it starts, such as http://127.0.0.1:8711.',
    );
  }
}

/** A program that cannot prove to be the server that this browser was paired with. */
export class StrangerError extends Error {
  /** @param {string} server */
  constructor(server) {
    super(
      `Another program answers at ${server}, or a library that this browser was not paired with. Nothing was sent ` +
        'to it. End that program and start Dejalu there (“dejalu serve”); or, if you have another library now, pair ' +
        'this browser with it in the options. Your edits are kept here.',
    );
  }
}

/** A pairing made before browser and server kept a secret by which the server proves itself. */
export class UnprovableError extends Error {
  constructor() {
    super(
      'This browser was paired by an earlier version of Dejalu, and cannot tell its server from another program: ' +
        'pair it again in the options. Your edits are kept here.',
    );
  }
}

/** An answer that is not what was asked for. */
export class NonsenseError extends Error {
  /** @param {string} server */
  constructor(server) {
    super(
      `The answer of ${server} makes no sense to this version of the extension: ` +
        'update both it and the server. Your edits are kept here.',
    );
  }
}

/** An answer that says no. */
export class RefusedError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
