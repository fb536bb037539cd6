import { z } from 'zod';

/** Something that is named beside its id: a member, a job, a location. */
export const Named = z.object({ id: z.string(), name: z.string() });

/** The same from two columns of a row; null where there is none. */
export const named = (id: string | null, name: string | null): z.infer<typeof Named> | null =>
  id === null ? null : { id, name: name ?? '' };
