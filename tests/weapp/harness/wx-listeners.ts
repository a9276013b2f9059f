type Listener = (value?: unknown) => void;

const NAMES = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'NetworkStatusChange',
  'ThemeChange',
  'WindowResize',
  'MemoryWarning',
  'KeyboardHeightChange',
  'UserCaptureScreen',
  'NeedPrivacyAuthorization',
] as const;
type Name = (typeof NAMES)[number];

/** wx.onX and wx.offX, and the way to make them happen. */
export class WxListeners {
  private readonly listeners = new Map<Name, Set<Listener>>();
  readonly apis: Record<string, (listener?: Listener) => void> = {};

  constructor(private readonly copy: (value: unknown) => unknown) {
    for (const name of NAMES) {
      const all = new Set<Listener>();
      this.listeners.set(name, all);
      this.apis[`on${name}`] = (listener) => listener && all.add(listener);
      this.apis[`off${name}`] = (listener) => (listener ? all.delete(listener) : all.clear());
    }
  }

  emit(name: Name, value?: object): void {
    // a function is the one thing that reaches the app as it is: what it answers with
    for (const listener of this.listeners.get(name) ?? [])
      listener(typeof value === 'function' ? value : this.copy(value));
  }
}
