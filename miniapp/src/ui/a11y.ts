import { isH5 } from '../platform';

/** What assistive technology is told; the same words as WAI-ARIA. */
export type A11y = {
  role?: string | undefined;
  label?: string | undefined;
  hidden?: boolean | undefined;
  live?: 'polite' | 'assertive' | undefined;
  expanded?: boolean | undefined;
  checked?: boolean | undefined;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  modal?: boolean | undefined;
  invalid?: boolean | undefined;
  describedby?: string | undefined;
  labelledby?: string | undefined;
  /** Of a heading; 2 unless told. 1 is the page's title. */
  level?: 1 | 2 | 3 | undefined;
};

const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * Props for a Taro component. In H5 its elements take `role` and `aria-*` as they are written; in the mini-program
 * they are camel-cased and land in the slots that config/plugin-slots adds.
 */
export function a11y(facts: A11y): object {
  const level = facts.role === 'heading' ? (facts.level ?? 2) : undefined;
  const said = Object.entries({ ...facts, level }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]) => {
      const text = String(value);
      if (isH5) return [name === 'role' ? 'role' : `aria-${name}`, text];
      return [`aria${upper(name)}`, text];
    }),
  );
}

/** The parts of a page for those who jump between them; a mini-program has no such roles. */
export const landmark = (role: 'banner' | 'main' | 'contentinfo'): object => (isH5 ? { role } : {});

type Press = { key?: string; preventDefault?: () => void };

/** Props of anything that is pressed: a real button to a screen reader and to a keyboard. */
export function pressable(press: () => void, facts: A11y & { canFocus?: boolean } = {}): object {
  const { canFocus = true, ...said } = facts;
  const named = a11y({ role: 'button', ...said });
  if (!isH5) return { ...named, onClick: press };
  return {
    ...named,
    onClick: press,
    tabindex: canFocus ? '0' : '-1',
    onKeyDown: (event: Press) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault?.();
      press();
    },
  };
}
