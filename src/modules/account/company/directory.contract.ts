import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';

export const DirectoryEntry = z
  .object({ id: z.string().describe('The member’s id.'), name: z.string() })
  .meta({ id: 'DirectoryEntry', description: 'An active member.' });
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

export const DirectoryPage = pageOf(DirectoryEntry).meta({ id: 'DirectoryPage' });
export type DirectoryPage = z.infer<typeof DirectoryPage>;
