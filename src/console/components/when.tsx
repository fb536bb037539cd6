import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadingStyle } from '../http/page-context';
import { dayText, exactText, momentText, relativeText, zoneText } from './when-text';

/** How the viewer wants to see times. */
export const Reading = createContext<ReadingStyle | undefined>(undefined);

export interface WhenProps {
  at: Date;
  now: Date;
  /** The workspace's IANA zone, for viewers who chose none. The script converts the text to the browser's zone. */
  zone: string;
  /** "12 minutes ago" up to thirty days, then a date; otherwise date and time. */
  relative?: boolean | undefined;
}

/** An instant as text, with the exact time as title. The zone is included unless the viewer chose one. */
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
