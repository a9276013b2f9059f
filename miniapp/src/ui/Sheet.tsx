import { View } from '@tarojs/components';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { isH5 } from '../platform';
import { a11y, pressable } from './a11y';
import { Icon } from './Icon';

type Props = { isOpen: boolean; title: string; onClose: () => void; children: ReactNode };

const FOCUSABLE = '[tabindex="0"], input';
/** Where a dangerous question begins: its way out. */
const FIRST = '.first-focus';

/** Browser only: focus goes in, stays in, Escape closes, and focus returns to where it was. */
function useDialogFocus(isOpen: boolean, id: string, onClose: () => void) {
  // the newest, so that a parent that renders while someone types does not move the focus
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!isH5 || !isOpen) return;
    const before = document.activeElement;
    const inside = () => [...(document.getElementById(id)?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current();
      if (event.key !== 'Tab') return;
      const all = inside();
      const edge = event.shiftKey ? all[0] : all.at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    };
    // Taro's elements get their attributes after this effect, and then take their children out and in once more
    const first = () => document.getElementById(id)?.querySelector<HTMLElement>(FIRST) ?? inside()[0];
    const enter = (again: number) => {
      if (!document.getElementById(id)?.contains(document.activeElement)) first()?.focus();
      if (again > 0) timer = setTimeout(enter, 50, again - 1);
    };
    let timer = setTimeout(enter, 0, 30);
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isOpen, id]);
}

/**
 * A drawer from below that asks one thing. The mask, the cross and Escape close it without doing anything.
 * `className="first-focus"` on something inside names where the focus goes.
 */
export function Sheet({ isOpen, title, onClose, children }: Props) {
  const id = `sheet-${useId().replace(/\W/g, '')}`;
  useDialogFocus(isOpen, id, onClose);
  if (!isOpen) return null;
  return (
    <View catchMove>
      <View className="sheet-mask" onClick={onClose} {...a11y({ hidden: true })} />
      <View className="sheet" id={id} {...a11y({ role: 'dialog', modal: true, label: title })}>
        <View className="section-head">
          <View className="title-m grow" {...a11y({ role: 'heading' })}>
            {title}
          </View>
          <View className="link sheet-close" {...pressable(onClose, { label: '关闭' })}>
            <Icon name="close" />
          </View>
        </View>
        {children}
      </View>
    </View>
  );
}
