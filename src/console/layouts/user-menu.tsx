import { Avatar } from '../components/avatar';
import { Icon } from '../components/icon';
import { Menu, MenuItem, MenuLink } from '../components/menu';
import type { PageContext } from '../http/page-context';
import { THEME_CHOICES, type Theme } from '../http/theme';

const THEMES = {
  system: { text: 'System', icon: 'monitor' },
  light: { text: 'Light', icon: 'sun' },
  dark: { text: 'Dark', icon: 'moon' },
} as const;

/** The bottom of the sidebar: the signed-in user, the theme and sign-out. */
export function UserMenu({ pageContext }: { pageContext: PageContext }) {
  const { name, email } = pageContext.viewer;
  return (
    <div class="switcher">
      <button type="button" class="switch" popovertarget="you">
        <Avatar name={name} />
        <span>
          <b>{name}</b>
          <span>{email}</span>
        </span>
      </button>
      <Menu id="you" start>
        <ThemeForm theme={pageContext.theme} returnTo={pageContext.path} />
        <hr />
        <MenuLink icon="user" href="/me/profile">
          Profile
        </MenuLink>
        <MenuLink icon="monitor-smartphone" href="/me/sessions">
          Sessions
        </MenuLink>
        <form method="post" action="/sign-out">
          <MenuItem type="submit" icon="log-out">
            Sign out
          </MenuItem>
        </form>
      </Menu>
    </div>
  );
}

/** The buttons System, Light and Dark in one form. It returns to the same page. */
function ThemeForm({
  theme = 'system',
  returnTo,
}: {
  theme?: Theme | 'system' | undefined;
  returnTo: string;
}) {
  return (
    <form method="post" action="/theme" class="themes" aria-label="Theme">
      <input type="hidden" name="returnTo" value={returnTo} />
      {THEME_CHOICES.map((choice) => (
        <button type="submit" name="theme" value={choice} aria-pressed={choice === theme} key={choice}>
          <Icon name={THEMES[choice].icon} />
          {THEMES[choice].text}
        </button>
      ))}
    </form>
  );
}
