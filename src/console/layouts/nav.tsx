import { type Privilege, privilegeReach, type Role } from '../../access/permissions';
import { Icon } from '../components/icon';

interface Item {
  readonly key: string;
  readonly text: string;
  readonly icon: string;
  readonly href: (slug: string) => string;
  /** The privilege that its page requires; absent: visible to all. */
  readonly privilege?: Privilege;
}

/** Every page in the sidebar. A new page is one line here. */
const NAV = [
  {
    title: 'Workspace',
    items: [
      { key: 'home', text: 'Home', icon: 'house', href: (slug) => `/w/${slug}` },
      { key: 'members', text: 'Members', icon: 'users', href: (slug) => `/w/${slug}/members` },
      { key: 'api-keys', text: 'API Keys', icon: 'key-round', href: (slug) => `/w/${slug}/api-keys` },
      {
        key: 'connections',
        text: 'Connections',
        icon: 'plug',
        href: (slug) => `/w/${slug}/connections`,
      },
      {
        key: 'audit-log',
        text: 'Audit log',
        icon: 'scroll-text',
        href: (slug) => `/w/${slug}/audit-log`,
        privilege: 'audit:read',
      },
    ],
  },
  {
    title: 'Developers',
    items: [
      { key: 'api-reference', text: 'API reference', icon: 'book-open-text', href: () => '/api/explorer' },
    ],
  },
] as const satisfies readonly { title: string; items: readonly Item[] }[];

/** Identifies the current page. */
export type Here = (typeof NAV)[number]['items'][number]['key'];

interface NavProps {
  readonly slug: string;
  readonly role: Role;
  readonly here?: Here | undefined;
}

/** The navigation of a workspace: the pages that the role can open. The current one is marked by more than colour. */
export function Nav({ slug, role, here }: NavProps) {
  return (
    <nav class="nav" aria-label="Main">
      {NAV.map(({ title, items }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul>
            {items
              .filter((item) => isFor(role, item))
              .map(({ key, text, icon, href }) => (
                <li key={key}>
                  <a href={href(slug)} aria-current={key === here ? 'page' : undefined}>
                    <Icon name={icon} />
                    {text}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

const isFor = (role: Role, { privilege }: Item): boolean =>
  privilege === undefined || privilegeReach(role, privilege) !== undefined;
