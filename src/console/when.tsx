import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadingStyle } from './page-context';
import { dayText, exactText, momentText, relativeText, zoneText } from './when-text';

/** How the person whose page it is wants to read times. */
export const Reading = createContext<ReadingStyle | undefined>(undefined);

export interface WhenProps {
  at: Date;
  now: Date;
  /** The workspace's IANA zone, for whoever chose none. The script turns the text into the browser's. */
  zone: string;
  /** "12 minutes ago" up to thirty days, then a date; otherwise day and time of day. */
  relative?: boolean | undefined;
}

/** An instant for people, with the exact one behind it. The zone is named where no script can change it. */
export function When({ at, now, zone, relative }: WhenProps) {
  const style = useStyle(zone);
  const exact = `${exactText(at, style)}, ${zoneText(style.zone)}`;
  if (relative) {
    return (
      <time datetime={at.toISOString()} title={exact} data-relative>
        {relativeText(at, now) ?? dayText(at, style)}
      </time>
    );
  }
  return (
    <time datetime={at.toISOString()} title={exact} data-local>
      {momentText(at, now, style)}
      {!style.isChosen && <span class="zone"> {zoneText(style.zone)}</span>}
    </time>
  );
}

/** The day of an instant: "14 Mar 2026". */
export function Day({ at, zone }: { at: Date; zone: string }) {
  const style = useStyle(zone);
  return (
    <time datetime={at.toISOString()} title={`${exactText(at, style)}, ${zoneText(style.zone)}`} data-day>
      {dayText(at, style)}
    </time>
  );
}

function useStyle(zone: string) {
  const reading = useContext(Reading);
  const isChosen = Boolean(reading?.timeZone);
  return { zone: reading?.timeZone ?? zone, locale: reading?.locale ?? undefined, isChosen };
}
