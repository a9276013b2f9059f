// Plain-DOM stand-ins for @tarojs/components: same props and event shape (e.detail.value), real roles for Testing Library.
import { forwardRef, type ReactNode } from 'react';

type Props = Record<string, unknown> & { children?: ReactNode };
const KEPT =
  /^(id|className|style|children|onClick|onKeyDown|onBlur|src|placeholder|value|disabled|aria-.*|data-.*|role)$/;

function domProps(props: Props): Props {
  const kept = Object.entries(props).filter(([name]) => KEPT.test(name));
  return { ...Object.fromEntries(kept), ...(props.tabindex !== undefined && { tabIndex: Number(props.tabindex) }) };
}

const box = (Tag: 'div' | 'span' | 'canvas') =>
  forwardRef<HTMLElement, Props>((props, ref) => <Tag ref={ref as never} {...domProps(props)} />);

type Typed = (event: { detail: { value: string } }) => void;
export const Input = forwardRef<HTMLInputElement, Props>((props, ref) => (
  <input
    ref={ref}
    {...domProps(props)}
    onChange={(event) => (props.onInput as Typed | undefined)?.({ detail: { value: event.target.value } })}
  />
));
export const Textarea = forwardRef<HTMLTextAreaElement, Props>((props, ref) => (
  <textarea
    ref={ref}
    {...domProps(props)}
    onChange={(event) => (props.onInput as Typed | undefined)?.({ detail: { value: event.target.value } })}
  />
));
/** WeChat's own button; what pressing it means is told by its `openType`. */
export const Button = ({ onAgreePrivacyAuthorization, children, ...props }: Props) => (
  <button {...domProps(props)} onClick={onAgreePrivacyAuthorization as () => void}>
    {children}
  </button>
);
export const View = box('div');
export const Text = box('span');
export const ScrollView = box('div');
export const Canvas = box('canvas');
export const Image = forwardRef<HTMLImageElement, Props>((props, ref) => <img ref={ref} alt="" {...domProps(props)} />);
/** WeChat's wheel of dates; a test types the day. */
export const Picker = ({ onChange, value, children, ...props }: Props) => (
  <div {...domProps(props)}>
    {children}
    <input
      aria-label="日期"
      value={String(value)}
      onChange={(event) => (onChange as Typed | undefined)?.({ detail: { value: event.target.value } })}
    />
  </div>
);
