import { ButtonLink } from '../../../../console/components/buttons';
import { Note } from '../../../../console/components/parts';
import { PRODUCT } from '../../../../console/components/product';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';
import { StartOver } from './start-over';

/** Why there is nothing to consent to. */
export type FaultState = 'bare' | 'untrusted' | 'malformed' | 'expired' | 'answered' | 'elsewhere';

interface Words {
  readonly title: string;
  readonly text: string;
}

const START = 'Start from your assistant';

const WORDS: Readonly<Record<FaultState, Words>> = {
  bare: {
    title: START,
    text: 'This page needs a request from an assistant, such as ChatGPT or Claude, and didn’t get one. Nothing has been connected.',
  },
  untrusted: {
    title: START,
    text: `The assistant that sent you isn’t registered with ${PRODUCT}, so the request can’t be trusted.`,
  },
  malformed: {
    title: START,
    text: 'The request that brought you here can’t be read. Nothing has been connected.',
  },
  expired: { title: START, text: 'This request has expired. Requests last one hour.' },
  answered: { title: START, text: 'You already answered this request.' },
  elsewhere: {
    title: 'Go back to where you started',
    text: 'This request was started in another browser, and can only be answered there. Nothing has been connected.',
  },
};

/** Explains why there is no valid request, followed by the same two steps in every case. */
export function FaultPage({ state, theme }: { state: FaultState; theme: Theme | undefined }) {
  const { title, text } = WORDS[state];
  return (
    <Solo title={title} theme={theme}>
      <SoloHead title={title}>{text}</SoloHead>
      <StartOver />
      <Note>
        Connecting a tool that needs a key instead? Open your workspace and go to <strong>API Keys</strong>.
      </Note>
      <ButtonLink href="/" tone="primary" tall block>
        Go to {PRODUCT}
      </ButtonLink>
    </Solo>
  );
}
