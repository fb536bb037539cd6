import { Body, Get, Patch } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { SignedIn, Who } from '../../access/doors';
import type { Visitor } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { SeenVersion } from '../../kernel/http/seen-version';
import { versionClash } from '../../kernel/problem/version.problems';
import { Notifications } from './notifications';
import { NotificationsChange, NotificationsView } from './notifications.contract';

@ApiController('profile/notifications', 'Profile')
export class NotificationsController {
  constructor(private readonly notifications: Notifications) {}

  @Get()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'getNotifications',
    summary: 'Which mails you get',
    description:
      'Mails about work, new browsers and assistants. Sign-in links and mails about ownership, admins and keys have no switch.',
    answer: { status: 200, says: 'Every kind, on or off.', schema: NotificationsView },
  })
  get(@Who() who: Visitor): Promise<NotificationsView> {
    return this.notifications.get(who);
  }

  @Patch()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'changeNotifications',
    summary: 'Switch mails on or off',
    description: 'Holds for all your workspaces, from the next mail on.',
    answer: { status: 200, says: 'Every kind, as it is now.', schema: NotificationsView },
    example: { switches: [{ kind: 'timesheet_decided', isOn: false }] },
    refuses: [versionClash],
  })
  change(
    @Who() who: Visitor,
    @Body({ schema: NotificationsChange }) change: NotificationsChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<NotificationsView> {
    return this.notifications.change(who, change, seen);
  }
}
