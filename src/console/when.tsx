import { dayText, exactText, momentText, relativeText, zoneText } from './when-text';

export interface WhenProps {
  at: Date;
  now: Date;
  /** The workspace's IANA zone. The script turns the text into the browser's. */
  zone: string;
  /** "12 minutes ago" up to thirty days, then a date; otherwise day and time of day. */
  relative?: boolean | undefined;
}

/** An instant for people, with the exact one behind it. The zone is named where no script can change it. */
export function When({ at, now, zone, relative }: WhenProps) {
  const exact = `${exactText(at, zone)}, ${zoneText(zone)}`;
  if (relative) {
    return (
      <time datetime={at.toISOString()} title={exact} data-relative>
        {relativeText(at, now) ?? dayText(at, zone)}
      </time>
    );
  }
  return (
    <time datetime={at.toISOString()} title={exact} data-local>
      {momentText(at, now, zone)}
      <span class="zone"> {zoneText(zone)}</span>
    </time>
  );
}

/** The day of an instant: "14 Mar 2026". */
export function Day({ at, zone }: { at: Date; zone: string }) {
  return (
    <time datetime={at.toISOString()} title={`${exactText(at, zone)}, ${zoneText(zone)}`} data-day>
      {dayText(at, zone)}
    </time>
  );
}
