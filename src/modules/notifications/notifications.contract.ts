import { z } from 'zod';

/** Every kind of mail that a person can switch off; sign-in links and mails about ownership, roles and keys always arrive. */
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
    kind: z.enum(NOTIFICATION_KINDS).describe('What the mail is about.'),
    isOn: z.boolean().describe('Whether it is sent to you.'),
  })
  .meta({ id: 'NotificationSwitch' });

export const NotificationsView = z
  .object({
    switches: z.array(Switch).describe('All kinds; each is on until you switch it off.'),
    version: z.int().describe('Counts changes; it is the `ETag`.'),
  })
  .meta({
    id: 'Notifications',
    description: 'Which mails you get, in all your workspaces.',
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
        'Name each kind at most once.',
      ),
  })
  .meta({ id: 'NotificationsChange', description: 'Kinds that are left out stay as they are.' });
export type NotificationsChange = z.infer<typeof NotificationsChange>;
