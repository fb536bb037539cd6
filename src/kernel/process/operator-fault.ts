/** A problem with the machine, the settings or the database that an operator can fix. The message says how. */
export class OperatorFault extends Error {}
