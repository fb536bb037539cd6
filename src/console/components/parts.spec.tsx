import { render } from 'preact-render-to-string';
import { initialsOf, Person } from './avatar';
import { RadioCards } from './choices';
import { ErrorSummary } from './error-summary';
import { Field } from './fields';
import { Icon } from './icon';
import { When } from './when';

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

describe('user-supplied text', () => {
  it('is escaped in content', () => {
    const html = render(<Person name={HOSTILE} email={HOSTILE} />);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)>&quot;');
  });

  it('is escaped in attributes', () => {
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
  it('is hidden from screen readers and contains only shapes', () => {
    const html = render(<Icon name="key-round" />);
    expect(html).toMatch(/^<svg .*aria-hidden="true".*><path /);
    expect(html).not.toMatch(/style=|class=|<script/);
  });

  it('throws for an unknown name', () => {
    expect(() => render(<Icon name="no-such-icon" />)).toThrow();
  });
});

describe('a field', () => {
  it('is described by its hint', () => {
    const html = render(<Field name="email" label="Work email" hint="Where the link goes." />);
    expect(html).toContain('aria-describedby="email-hint"');
    expect(html).toContain('<p class="hint" id="email-hint">');
  });

  it('is described by its error instead of the hint, and keeps its value', () => {
    const html = render(
      <Field name="email" label="Work email" hint="x" error="Check for a typo." value="dana@" />,
    );
    expect(html).toContain('aria-describedby="email-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="dana@"');
    expect(html).not.toContain('email-hint');
  });
});

it('an error summary links to the control, or to the first radio card', () => {
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

it('a time is shown in the given zone, with the name of the zone', () => {
  const at = new Date('2026-11-22T15:41:00Z');
  expect(render(<When at={at} now={at} zone="America/New_York" />)).toBe(
    '<time datetime="2026-11-22T15:41:00.000Z" title="22 Nov 2026, 10:41, New York time" data-local="true">' +
      '22 Nov, 10:41<span class="zone"> New York time</span></time>',
  );
});
