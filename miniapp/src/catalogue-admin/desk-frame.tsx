import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useWidePage } from '../staff/wide-page';
import { NavBar } from '../ui/NavBar';
import { PageShell } from '../ui/PageShell';
import './catalogue-admin.scss';

type FrameProps = {
  title: string;
  /** On ink, under the bar: the figure that the page is about. */
  panel?: ReactNode;
  bar?: ReactNode;
  overlay?: ReactNode;
  children: ReactNode;
};

/** Ink instead of blue, and as wide as a desk screen. */
export function DeskFrame({ title, panel, bar, overlay, children }: FrameProps) {
  useWidePage();
  const header = (
    <View className="desk-bar">
      <NavBar isDark title={title} />
      {panel}
    </View>
  );
  return (
    <PageShell title={title} header={header} bar={bar} overlay={overlay}>
      {children}
    </PageShell>
  );
}
