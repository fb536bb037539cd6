import { z } from 'zod';

/** A reference with id and name: a member, a job or a location. */
export const Named = z.object({ id: z.string(), name: z.string() });

/** A reference from two columns; null if the id is null. */
export const named = (id: string | null, name: string | null): z.infer<typeof Named> | null =>
  id === null ? null : { id, name: name ?? '' };
