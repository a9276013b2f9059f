import Taro from '@tarojs/taro';
import { isH5 } from '../platform';
import type { Place } from './draft-errors';

/** The id of the element that holds a question or a material. */
export const anchorOf = ({ kind, id }: Place): string => `${kind}-${id}`;

const FOCUSABLE = 'input, textarea, [tabindex="0"]';

/** Brings a question or a material into view and, in a browser, the keyboard to it. What was wrong may be drawn with this very press. */
export function goToPlace(place: Place): void {
  const id = anchorOf(place);
  if (!isH5) {
    Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -120, duration: 200 }));
    return;
  }
  // in a browser Taro.nextTick is a tenth of a second late: by then the keyboard would be taken from who writes elsewhere
  setTimeout(() => {
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: 'center' });
    element?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
  });
}
