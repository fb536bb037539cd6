/** A state of the machine, the settings or the database that an operator can mend; the message says how. */
export class OperatorFault extends Error {}
