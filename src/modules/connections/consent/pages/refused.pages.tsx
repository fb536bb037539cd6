import { ButtonLink } from '../../../../console/buttons';
import { Note } from '../../../../console/parts';
import { PRODUCT } from '../../../../console/product';
import { Solo, SoloHead } from '../../../../console/solo';
import type { Theme } from '../../../../console/theme';
import type { Asker } from './consent.parts';
import { StartOver } from './steps';

export interface RefusedPageProps {
  readonly theme: Theme | undefined;
  readonly asker: Pick<Asker, 'name' | 'host' | 'isKnown'>;
  /** The path of this service that leads back to the assistant, with the reason. */
  readonly onward: string;
}

/**
 * A request that cannot be answered, and the way back to whoever sent it. Anybody may register an address and send
 * people there by a request that is wrong on purpose; so nobody is led to one that is not known without a click
 * (RFC 9700 section 4.11.2).
 */
export function RefusedPage({ theme, asker: { name, host, isKnown }, onward }: RefusedPageProps) {
  const goesOn = isKnown || host.isOwnComputer;
  return (
    <Solo title="Nothing was connected" theme={theme} refresh={goesOn ? onward : undefined}>
      <SoloHead title="Nothing was connected" focus>
        The request from {name} can’t be answered as it is. {goesOn && 'If nothing happens, go on by hand.'}
      </SoloHead>
      {!goesOn && (
        <Note tone="warn">
          {PRODUCT} hasn’t checked this app. The way back leads to <strong>{host.name}</strong>. Continue only
          if you know it.
        </Note>
      )}
      <StartOver />
      <ButtonLink href={onward} tone={goesOn ? 'primary' : undefined} tall block>
        Continue to {host.isOwnComputer ? name : host.name}
      </ButtonLink>
    </Solo>
  );
}
