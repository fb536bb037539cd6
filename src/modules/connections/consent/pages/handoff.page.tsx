import { ButtonLink } from '../../../../console/components/buttons';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';
import type { Asker } from '../../oauth-clients';

export interface HandoffPageProps {
  readonly theme: Theme | undefined;
  readonly asker: Asker;
  /** The path on this service that redirects back to the client. */
  readonly onward: string;
  readonly isCancelled: boolean;
}

/**
 * The last page before the browser returns to the client. A form cannot redirect to another site, because browsers
 * apply the page's content security policy to the whole redirect chain. So the form returns this page, which redirects.
 */
export function HandoffPage({ theme, asker: { name, host }, onward, isCancelled }: HandoffPageProps) {
  const title = isCancelled ? 'Cancelled' : `Returning to ${name}`;
  return (
    <Solo title={title} theme={theme} refresh={onward}>
      <SoloHead title={title} focus>
        {isCancelled ? 'Nothing was connected. ' : ''}If nothing happens, use the button below.
      </SoloHead>
      <ButtonLink href={onward} tone="primary" tall block>
        Continue to {host.isOwnComputer ? name : host.name}
      </ButtonLink>
    </Solo>
  );
}
