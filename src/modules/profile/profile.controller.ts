import { Body, Get, Patch } from '@nestjs/common';
import { CurrentCaller, SignedIn } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Caller } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { SeenVersion } from '../../kernel/http/seen-version';
import { versionClash } from '../../kernel/problem/version.problems';
import { ProfileChange, ProfileView } from './profile.contract';
import { ProfileService } from './profile.service';

@ApiController('profile', 'Profile')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Get()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'getProfile',
    summary: 'Get your profile',
    response: { status: 200, description: 'Your profile.', schema: ProfileView },
  })
  get(@CurrentCaller() caller: Caller): Promise<ProfileView> {
    return this.profiles.get(caller);
  }

  @Patch()
  @SignedIn({ membership: 'none', by: ['session'] })
  @Endpoint({
    id: 'changeProfile',
    summary: 'Change your profile',
    description:
      'All your workspaces show the new name; audit logs keep the old one. Time zone and locale control how pages show times. To change the email address, use `/profile/email-change`.',
    response: { status: 200, description: 'The updated profile.', schema: ProfileView },
    example: { name: 'Dana Ortiz', timeZone: 'America/New_York', locale: 'en-US' },
    errors: [versionClash],
  })
  change(
    @CurrentCaller() caller: Caller,
    @Body({ schema: ProfileChange }) change: ProfileChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<ProfileView> {
    return this.profiles.change(caller, change, seen);
  }
}
