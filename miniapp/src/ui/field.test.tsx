import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Button } from './Button';
import { Field } from './Field';

test('the error and the hint are read out with the input they belong to', () => {
  render(<Field label="手机号" hint="11 位" error="手机号少了 1 位" value="" onChange={() => {}} />);
  const input = screen.getByLabelText('手机号');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
  const words = described.map((id) => document.getElementById(id)?.textContent);
  expect(words).toEqual(['11 位', '手机号少了 1 位']);
});

test('a good field is not marked invalid', () => {
  render(<Field label="手机号" value="1" onChange={() => {}} />);
  expect(screen.getByLabelText('手机号').getAttribute('aria-invalid')).toBeNull();
});

test('a button answers to the keyboard as to a tap, and to neither while it works', () => {
  const press = vi.fn();
  const { rerender } = render(<Button onPress={press}>确认预约</Button>);
  fireEvent.keyDown(screen.getByRole('button', { name: '确认预约' }), { key: 'Enter' });
  fireEvent.click(screen.getByRole('button'));
  expect(press).toHaveBeenCalledTimes(2);
  rerender(
    <Button busy="正在提交…" onPress={press}>
      确认预约
    </Button>,
  );
  fireEvent.click(screen.getByRole('button', { name: '正在提交…' }));
  expect(press).toHaveBeenCalledTimes(2);
});
