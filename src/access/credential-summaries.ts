import type { LiveCredentials, RevokedCredential, RevokedCredentials } from './principal';

/** A stored credential, as repositories read it. */
export interface StoredCredential {
  readonly id: string;
  readonly name: string;
  readonly hint: string | null;
  readonly lastUsedAt: Date | null;
}

/** Describes stored credentials of one kind for receipts and previews. Shared by all revokers. */
export class CredentialSummaries {
  /** @param latest the latest use of a credential, including uses that are not stored yet */
  constructor(
    private readonly kind: RevokedCredentials['kind'],
    private readonly latest: (id: string, stored: Date | null) => Date | null,
  ) {}

  list(credentials: readonly StoredCredential[]): RevokedCredentials {
    return { kind: this.kind, stopped: credentials.map((one) => this.summaryOf(one)) };
  }

  groupByMember(credentials: readonly (StoredCredential & { readonly memberId: string })[]): LiveCredentials {
    const byMember = new Map<string, RevokedCredential[]>();
    for (const one of credentials)
      byMember.set(one.memberId, [...(byMember.get(one.memberId) ?? []), this.summaryOf(one)]);
    return { kind: this.kind, byMember };
  }

  private summaryOf({ id, name, hint, lastUsedAt }: StoredCredential): RevokedCredential {
    return { id, name, hint, lastUsedAt: this.latest(id, lastUsedAt)?.toISOString() ?? null };
  }
}
