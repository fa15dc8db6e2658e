/** The clock of this device, right or wrong: it is measured against the server's at each contact. */
export const deviceNow = (): Date => new Date();
