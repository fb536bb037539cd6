import { z } from 'zod';

/** The emails a person can turn off. Sign-in links and emails about ownership, admins and keys are always sent. */
export const NOTIFICATION_KINDS = [
  'timesheet_submitted',
  'timesheet_decided',
  'time_off_requested',
  'time_off_decided',
  'edit_request_decided',
  'forgotten_clock_out',
  'new_browser',
  'assistant_connected',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

const Switch = z
  .strictObject({
    kind: z.enum(NOTIFICATION_KINDS).describe('What the email is about.'),
    isOn: z.boolean().describe('Whether it is sent to you.'),
  })
  .meta({ id: 'NotificationSwitch' });

export const NotificationsView = z
  .object({
    switches: z.array(Switch).describe('All kinds; each is on until you turn it off.'),
    version: z.int().describe('Increases with every change; also sent as the `ETag`.'),
  })
  .meta({
    id: 'Notifications',
    description: 'Which emails you get, in all your workspaces.',
  });
export type NotificationsView = z.infer<typeof NotificationsView>;

export const NotificationsChange = z
  .strictObject({
    switches: z
      .array(Switch)
      .min(1)
      .max(NOTIFICATION_KINDS.length)
      .refine(
        (all) => new Set(all.map(({ kind }) => kind)).size === all.length,
        'Include each kind at most once.',
      ),
  })
  .meta({ id: 'NotificationsChange', description: 'Omitted kinds are unchanged.' });
export type NotificationsChange = z.infer<typeof NotificationsChange>;
