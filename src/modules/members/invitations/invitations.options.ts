export interface MembersOptions {
  readonly invitationTtlSeconds: number;
  readonly origin: string;
}

export const MEMBERS_OPTIONS = Symbol('MEMBERS_OPTIONS');
