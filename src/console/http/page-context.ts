import type { Role } from '../../access/permissions';
import type { Theme } from './theme';

/** Display names of the roles. */
export const ROLE_NAMES: Record<Role, string> = { owner: 'Owner', admin: 'Admin', employee: 'Employee' };

/** A workspace that the viewer is a member of. */
export interface Membership {
  readonly name: string;
  readonly slug: string;
  readonly role: Role;
}

/** One sentence about what just happened or went wrong. */
export interface FlashNotice {
  readonly tone: 'ok' | 'info' | 'warn' | 'danger';
  readonly text: string;
}

/** How a user wants to see times. Null means the default: the browser's zone, our format. */
export interface ReadingStyle {
  /** IANA zone. */
  readonly timeZone: string | null;
  /** BCP 47 tag. */
  readonly locale: string | null;
}

/** What the layout around a page needs: the viewer, the workspace and the latest notice. */
export interface PageContext {
  readonly theme?: Theme | undefined;
  /** The path of this page with its query. The theme buttons return to it. */
  readonly path: string;
  readonly viewer: { readonly name: string; readonly email: string };
  readonly reading?: ReadingStyle | undefined;
  /** The workspace this page is in; absent on pages about the user. */
  readonly workspace?: Membership | undefined;
  readonly workspaces: readonly Membership[];
  readonly notice?: FlashNotice | undefined;
}
