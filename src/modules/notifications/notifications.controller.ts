import { Body, Get, Patch } from '@nestjs/common';
import { CurrentCaller, SignedIn } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Caller } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { SeenVersion } from '../../kernel/http/seen-version';
import { versionClash } from '../../kernel/problem/version.problems';
import { Notifications } from './notifications';
import { NotificationsChange, NotificationsView } from './notifications.contract';

@ApiController('profile/notifications', 'Profile')
export class NotificationsController {
  constructor(private readonly notifications: Notifications) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'getNotifications',
    summary: 'Get your notification settings',
    description:
      'Covers emails about work, new browsers and assistants. Sign-in links and emails about ownership, admins and keys cannot be turned off.',
    response: { status: 200, description: 'Every kind, on or off.', schema: NotificationsView },
  })
  get(@CurrentCaller() caller: Caller): Promise<NotificationsView> {
    return this.notifications.get(caller);
  }

  @Patch()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'changeNotifications',
    summary: 'Turn emails on or off',
    description: 'Applies to all your workspaces, from the next email.',
    response: { status: 200, description: 'Every kind, with its new setting.', schema: NotificationsView },
    example: { switches: [{ kind: 'timesheet_decided', isOn: false }] },
    errors: [versionClash],
  })
  change(
    @CurrentCaller() caller: Caller,
    @Body({ schema: NotificationsChange }) change: NotificationsChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<NotificationsView> {
    return this.notifications.change(caller, change, seen);
  }
}
