import { Migration20261122140000 } from './Migration20261122140000';

/** Listed by hand, so that the same list runs from TypeScript, from dist and under Jest. */
export const migrationsList = [{ name: 'Migration20261122140000', class: Migration20261122140000 }];
