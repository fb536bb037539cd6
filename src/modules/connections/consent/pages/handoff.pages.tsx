import { ButtonLink } from '../../../../console/buttons';
import { Solo, SoloHead } from '../../../../console/solo';
import type { Theme } from '../../../../console/theme';
import type { Asker } from './consent.parts';

export interface HandoffPageProps {
  readonly theme: Theme | undefined;
  readonly asker: Asker;
  /** The path of this service that leads back to the assistant. */
  readonly onward: string;
  readonly isCancelled: boolean;
}

/**
 * The last page before the assistant. A form may not lead to another site: browsers hold its whole chain of redirects
 * to the page's policy. So the answer to the form is a page, and the page goes on.
 */
export function HandoffPage({ theme, asker: { name, host }, onward, isCancelled }: HandoffPageProps) {
  const title = isCancelled ? 'Cancelled' : `Returning to ${name}`;
  return (
    <Solo title={title} theme={theme} refresh={onward}>
      <SoloHead title={title} focus>
        {isCancelled ? 'Nothing was connected. ' : ''}If nothing happens, go on by hand.
      </SoloHead>
      <ButtonLink href={onward} tone="primary" tall block>
        Continue to {host.isOwnComputer ? name : host.name}
      </ButtonLink>
    </Solo>
  );
}
