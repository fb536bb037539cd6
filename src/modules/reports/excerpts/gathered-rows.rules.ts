/** An answer holds its rows twice, as data and as text, and has to stay within 100,000 characters. */
const TEXT_MAX = 40_000;

/** Where a part begins, counted in rows, and how many it has at most. */
export interface Place {
  readonly from: number;
  readonly limit: number;
}

/** The part of passing rows that is wanted: at most so many, and no more text than fits, but at least one. */
export class GatheredRows {
  readonly rows: Record<string, unknown>[] = [];
  /** Whether a row came by that had no room any more. */
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
