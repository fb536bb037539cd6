/** A response contains its rows twice, as data and as text, and is limited to 100,000 characters. */
const TEXT_MAX = 40_000;

/** The index of the first row of a part, and its maximum number of rows. */
export interface Place {
  readonly from: number;
  readonly limit: number;
}

/** Collects the rows of one part: up to the limit and as much text as fits, but at least one row. */
export class GatheredRows {
  readonly rows: Record<string, unknown>[] = [];
  /** Whether a row was left out because the part was full. */
  isFull = false;
  private passed = 0;
  private length = 0;

  constructor(private readonly place: Place) {}

  pass(row: Record<string, unknown>): void {
    this.passed += 1;
    if (this.passed <= this.place.from || this.isFull) return;
    this.length += JSON.stringify(row).length;
    this.isFull = this.rows.length === this.place.limit || (this.rows.length > 0 && this.length > TEXT_MAX);
    if (!this.isFull) this.rows.push(row);
  }
}
