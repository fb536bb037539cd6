import { Button, Submit } from '../../../../console/components/buttons';
import { Cancel, Dialog, DialogActions, opens } from '../../../../console/components/dialog';
import { Fact, Facts, Head, Tag } from '../../../../console/components/parts';
import { When } from '../../../../console/components/when';
import type { PageContext } from '../../../../console/http/page-context';
import { Shell } from '../../../../console/layouts/shell';
import type { SessionView } from '../sessions.contract';

interface Moment {
  readonly now: Date;
  /** IANA zone of the printed times, until a script converts them to the browser's zone. */
  readonly zone: string;
}

export interface SessionsPageProps extends Moment {
  readonly pageContext: PageContext;
  readonly sessions: readonly SessionView[];
}

const OTHERS = 'end-others';

/** Where a user is signed in. */
export function SessionsPage({ pageContext, sessions, ...moment }: SessionsPageProps) {
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <Shell pageContext={pageContext} title="Sessions">
      <Head
        title="Sessions"
        text="Where you’re signed in. When you end a session, its next request is refused."
      >
        {others > 0 && <Button {...opens(OTHERS)}>End all others</Button>}
      </Head>
      <section class="stack" aria-labelledby="sessions">
        <h2 class="sr" id="sessions">
          Active sessions
        </h2>
        <ul class="keys">
          {sessions.map((session) => (
            <SessionCard key={session.id} session={session} {...moment} />
          ))}
        </ul>
      </section>
      {others === 0 && <p class="muted">You’re not signed in anywhere else.</p>}
      {others > 0 && <EndOthersDialog count={others} />}
    </Shell>
  );
}

function SessionCard({ session, ...moment }: Moment & { session: SessionView }) {
  const { id, current, browser, network, beganAt, lastSeenAt } = session;
  return (
    <li class="card">
      <div>
        <h3>
          {browser}
          {current && <Tag tone="accent">This browser</Tag>}
        </h3>
        <Facts>
          {network && <Fact label="From">{network}</Fact>}
          <Fact label="Signed in">
            <When at={new Date(beganAt)} {...moment} />
          </Fact>
          <Fact label="Last seen">
            <When at={new Date(lastSeenAt)} {...moment} relative />
          </Fact>
        </Facts>
      </div>
      {!current && (
        <div>
          <Button aria-label={`End the session of ${browser}`} {...opens(`end-${id}`)}>
            End
          </Button>
          <EndDialog session={session} {...moment} />
        </div>
      )}
    </li>
  );
}

function EndDialog({ session, ...moment }: Moment & { session: SessionView }) {
  const { id, browser, network, lastSeenAt } = session;
  const dialog = `end-${id}`;
  return (
    <Dialog id={dialog} title="End this session?">
      <p class="muted">
        <strong>{browser}</strong> was last seen <When at={new Date(lastSeenAt)} {...moment} relative />
        {network && `, and started from ${network}`}. That browser is signed out immediately. Signing in there
        again requires a new email.
      </p>
      <form method="post" action={`/me/sessions/${id}/end`}>
        <DialogActions>
          <Cancel of={dialog} />
          <Submit tone="danger" busy="Ending…">
            End session
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function EndOthersDialog({ count }: { count: number }) {
  return (
    <Dialog id={OTHERS} title="End all other sessions?">
      <p class="muted">
        {count === 1 ? 'One other browser is' : `${count} other browsers are`} signed out immediately. You
        stay signed in here.
      </p>
      <form method="post" action="/me/sessions/end-others">
        <DialogActions>
          <Cancel of={OTHERS} />
          <Submit tone="danger" busy="Ending…">
            End all others
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}
