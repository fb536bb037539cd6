import { render } from 'preact-render-to-string';
import { initialsOf, Person } from './avatar';
import { RadioCards } from './choices';
import { ErrorSummary } from './error-summary';
import { Field } from './fields';
import { Icon } from './icon';
import { When } from './when';

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

describe('a name that a stranger chose', () => {
  it('is text wherever it stands', () => {
    const html = render(<Person name={HOSTILE} email={HOSTILE} />);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)>&quot;');
  });

  it('cannot leave an attribute', () => {
    const html = render(<Field name="name" label="Name" value={HOSTILE} />);
    expect(html).toContain('value="&lt;img src=x onerror=alert(1)>&quot;');
  });
});

describe('initials', () => {
  it.each([
    ['Dana Ortiz', 'DO'],
    ['Ana María de la Cruz', 'AC'],
    ['  harbor   bakery ', 'HB'],
    ['Łukasz Żółć', 'ŁŻ'],
    ['Cher', 'C'],
    ['noor@harborbakery.example', 'NE'],
    ['“Quoted” Name', 'QN'],
    ['𝒟ana Ortiz', '𝒟O'],
    ['李 小龙', '李小'],
    ['🥐', '?'],
    ['', '?'],
  ])('of %j are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('an icon', () => {
  it('is hidden from screen readers and carries no markup of its own but shapes', () => {
    const html = render(<Icon name="key-round" />);
    expect(html).toMatch(/^<svg .*aria-hidden="true".*><path /);
    expect(html).not.toMatch(/style=|class=|<script/);
  });

  it('that does not exist is a fault, not a gap', () => {
    expect(() => render(<Icon name="no-such-icon" />)).toThrow();
  });
});

describe('a field', () => {
  it('reads its hint', () => {
    const html = render(<Field name="email" label="Work email" hint="Where the link goes." />);
    expect(html).toContain('aria-describedby="email-hint"');
    expect(html).toContain('<p class="hint" id="email-hint">');
  });

  it('reads its error in place of the hint, and keeps what was typed', () => {
    const html = render(
      <Field name="email" label="Work email" hint="x" error="Check for a typo." value="dana@" />,
    );
    expect(html).toContain('aria-describedby="email-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="dana@"');
    expect(html).not.toContain('email-hint');
  });
});

it('a link of the error summary leads to a control, for radio cards to the first', () => {
  const choices = ['admin', 'employee'].map((value) => ({ value, label: value }));
  const html = render(
    <>
      <ErrorSummary errors={[{ field: 'role', message: 'Choose a role.' }]} />
      <RadioCards name="role" legend="Role" choices={choices} />
    </>,
  );
  expect(html).toContain('href="#role"');
  expect(html.match(/id="role"/g)).toHaveLength(1);
  expect(html).toContain('<input type="radio" id="role" name="role" value="admin"');
});

it('a time is printed in the given zone, named for readers without a script', () => {
  const at = new Date('2026-11-22T15:41:00Z');
  expect(render(<When at={at} now={at} zone="America/New_York" />)).toBe(
    '<time datetime="2026-11-22T15:41:00.000Z" title="22 Nov 2026, 10:41, New York time" data-local="true">' +
      '22 Nov, 10:41<span class="zone"> New York time</span></time>',
  );
});
