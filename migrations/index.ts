import { Migration20261122140000 } from './Migration20261122140000';
import { Migration20261122150000 } from './Migration20261122150000';
import { Migration20261122151000 } from './Migration20261122151000';
import { Migration20261122152000 } from './Migration20261122152000';
import { Migration20261124001000 } from './Migration20261124001000';
import { Migration20261124002000 } from './Migration20261124002000';
import { Migration20261124003000 } from './Migration20261124003000';
import { Migration20261124004000 } from './Migration20261124004000';
import { Migration20261125020000 } from './Migration20261125020000';
import { Migration20261125125100 } from './Migration20261125125100';
import { Migration20261125131500 } from './Migration20261125131500';
import { Migration20261125131700 } from './Migration20261125131700';
import { Migration20261125131703 } from './Migration20261125131703';
import { Migration20261125132500 } from './Migration20261125132500';
import { Migration20261125133300 } from './Migration20261125133300';
import { Migration20261125133407 } from './Migration20261125133407';
import { Migration20261125134000 } from './Migration20261125134000';
import { Migration20261125140801 } from './Migration20261125140801';
import { Migration20261125141000 } from './Migration20261125141000';
import { Migration20261128053000 } from './Migration20261128053000';
import { Migration20261128060000 } from './Migration20261128060000';
import { Migration20261128061700 } from './Migration20261128061700';

/** Listed by hand, so that the same list runs from TypeScript, from dist and under Jest. */
export const migrationsList = [
  { name: 'Migration20261122140000', class: Migration20261122140000 },
  { name: 'Migration20261122150000', class: Migration20261122150000 },
  { name: 'Migration20261122151000', class: Migration20261122151000 },
  { name: 'Migration20261122152000', class: Migration20261122152000 },
  { name: 'Migration20261124001000', class: Migration20261124001000 },
  { name: 'Migration20261124002000', class: Migration20261124002000 },
  { name: 'Migration20261124003000', class: Migration20261124003000 },
  { name: 'Migration20261124004000', class: Migration20261124004000 },
  { name: 'Migration20261125020000', class: Migration20261125020000 },
  { name: 'Migration20261125125100', class: Migration20261125125100 },
  { name: 'Migration20261125131500', class: Migration20261125131500 },
  { name: 'Migration20261125131700', class: Migration20261125131700 },
  { name: 'Migration20261125132500', class: Migration20261125132500 },
  { name: 'Migration20261125131703', class: Migration20261125131703 },
  { name: 'Migration20261125133407', class: Migration20261125133407 },
  { name: 'Migration20261125133300', class: Migration20261125133300 },
  { name: 'Migration20261125141000', class: Migration20261125141000 },
  { name: 'Migration20261125140801', class: Migration20261125140801 },
  { name: 'Migration20261125134000', class: Migration20261125134000 },
  { name: 'Migration20261128053000', class: Migration20261128053000 },
  { name: 'Migration20261128060000', class: Migration20261128060000 },
  { name: 'Migration20261128061700', class: Migration20261128061700 },
];
