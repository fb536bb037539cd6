import { z } from 'zod';
import { ReportDescription } from '../framework';

export const ReportList = z.object({ data: z.array(ReportDescription) }).meta({ id: 'ReportList' });
export type ReportList = z.infer<typeof ReportList>;
