import { z } from 'zod';
import { faultsOf, formOf, Typed } from './form';

const Form = formOf({ name: Typed, zone: Typed });

it.each([
  [
    { name: 'Harbor', zone: 'UTC', more: 'x' },
    { name: 'Harbor', zone: 'UTC' },
  ],
  [{ name: ['a', 'b'] }, { name: '', zone: '' }],
  [undefined, { name: '', zone: '' }],
  [null, { name: '', zone: '' }],
])('parses the form %j as %j', (sent, read) => {
  expect(Form.parse(sent)).toEqual(read);
});

it('faults contain the first message of each field', () => {
  const Input = z.object({
    name: z
      .string()
      .min(3, 'Longer.')
      .regex(/^[a-z]+$/, 'Letters.'),
    zone: z.literal('UTC', 'Which?'),
  });
  const result = Input.safeParse({ name: '1', zone: '' });
  expect(result.error && faultsOf(result.error)).toEqual({ name: 'Longer.', zone: 'Which?' });
});
