import { ButtonLink } from '../../../../console/components/buttons';
import { Note } from '../../../../console/components/parts';
import { PRODUCT } from '../../../../console/components/product';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';
import type { Asker } from '../../oauth-clients';
import { StartOver } from './start-over';

export interface RefusedPageProps {
  readonly theme: Theme | undefined;
  readonly asker: Pick<Asker, 'name' | 'host' | 'isKnown'>;
  /** The path on this service that redirects back to the client with the error. */
  readonly onward: string;
}

/**
 * An invalid request, and the way back to its client. Anyone can register a redirect URI and send people there with a
 * deliberately invalid request, so the browser goes to an unknown client only after a click (RFC 9700 section 4.11.2).
 */
export function RefusedPage({ theme, asker: { name, host, isKnown }, onward }: RefusedPageProps) {
  const goesOn = isKnown || host.isOwnComputer;
  return (
    <Solo title="Nothing was connected" theme={theme} refresh={goesOn ? onward : undefined}>
      <SoloHead title="Nothing was connected" focus>
        The request from {name} isn’t valid. {goesOn && 'If nothing happens, use the button below.'}
      </SoloHead>
      {!goesOn && (
        <Note tone="warn">
          {PRODUCT} hasn’t checked this app. The button below takes you to <strong>{host.name}</strong>.
          Continue only if you know this address.
        </Note>
      )}
      <StartOver />
      <ButtonLink href={onward} tone={goesOn ? 'primary' : undefined} tall block>
        Continue to {host.isOwnComputer ? name : host.name}
      </ButtonLink>
    </Solo>
  );
}
