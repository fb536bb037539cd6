import { Body, Get, Patch } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { SignedIn, Who } from '../../access/doors';
import type { Visitor } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { SeenVersion } from '../../kernel/http/seen-version';
import { versionClash } from '../../kernel/problem/version.problems';
import { ProfileChange, ProfileView } from './profile.contract';
import { ProfileService } from './profile.service';

@ApiController('profile', 'Profile')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Get()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'getProfile',
    summary: 'Get your profile',
    answer: { status: 200, says: 'Your own record.', schema: ProfileView },
  })
  get(@Who() who: Visitor): Promise<ProfileView> {
    return this.profiles.get(who);
  }

  @Patch()
  @SignedIn({ seat: 'none', by: ['session'] })
  @Answers({
    id: 'changeProfile',
    summary: 'Change your profile',
    description:
      'The name is shown in all your workspaces, from now on; the audit logs keep the old one. Zone and locale say how pages write times. The address is changed at `/profile/email-change`.',
    answer: { status: 200, says: 'The record as it is now.', schema: ProfileView },
    example: { name: 'Dana Ortiz', timeZone: 'America/New_York', locale: 'en-US' },
    refuses: [versionClash],
  })
  change(
    @Who() who: Visitor,
    @Body({ schema: ProfileChange }) change: ProfileChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<ProfileView> {
    return this.profiles.change(who, change, seen);
  }
}
