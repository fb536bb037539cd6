import type { Role } from '../access/permissions';
import type { Theme } from './theme';

/** A role as people read it. */
export const ROLE_NAMES: Record<Role, string> = { owner: 'Owner', admin: 'Admin', employee: 'Employee' };

/** A workspace the viewer has a seat in. */
export interface Membership {
  readonly name: string;
  readonly slug: string;
  readonly role: Role;
}

/** One sentence on what just happened, or on what went wrong. */
export interface FlashNotice {
  readonly tone: 'ok' | 'info' | 'warn' | 'danger';
  readonly text: string;
}

/** How somebody wants to read times; null where they leave it to their browser and to us. */
export interface ReadingStyle {
  /** IANA zone. */
  readonly timeZone: string | null;
  /** BCP 47 tag. */
  readonly locale: string | null;
}

/** What the pages around the page need to know: who looks, where they are, what just happened. */
export interface PageContext {
  readonly theme?: Theme | undefined;
  /** The address of this page with its query: where the theme buttons come back to. */
  readonly path: string;
  readonly viewer: { readonly name: string; readonly email: string };
  readonly reading?: ReadingStyle | undefined;
  /** The workspace this page is in; absent on pages that belong to the person. */
  readonly workspace?: Membership | undefined;
  readonly workspaces: readonly Membership[];
  readonly notice?: FlashNotice | undefined;
}
