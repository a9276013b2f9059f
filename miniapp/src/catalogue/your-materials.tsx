import type { Item } from '@yichuang/contract/catalogue/item';
import { mustBring } from '@yichuang/contract/catalogue/material-words';
import { narrowMaterials, type Listed } from '@yichuang/contract/catalogue/situations';
import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Fold } from '../ui/Fold';
import { Tag } from '../ui/Tag';
import { useOpenedFile } from '../ui/use-opened-file';
import type { Choosing } from './kept-choices';
import { MaterialRow } from './material-row';
import { SituationQuestions } from './situation-questions';

/** How many to bring; without questions, or before all are answered, how many there are. */
export function bringText(item: Item, choices: readonly string[]): string {
  const { yours, open } = narrowMaterials(item, choices);
  const bring = yours.filter(({ material }) => mustBring(material)).length;
  if (open.length > 0) return bring === 0 ? '要带什么，看您的情形' : `至少要带 ${bring} 样`;
  return bring === 0 ? '什么都不用带' : `要带 ${bring} 样`;
}

function Heading({ title, exempt }: { title: string; exempt: number }) {
  return (
    <View className="section-head">
      <View className="title-s" {...a11y({ role: 'heading', live: 'polite' })}>
        {title}
      </View>
      {exempt > 0 && (
        <Tag tone="green" icon="shield">
          {exempt} 项免提交
        </Tag>
      )}
    </View>
  );
}

/** What *this* applicant brings first, then what need not be handed in, what is still open, and what others need. */
export function YourMaterials({ item, choosing, isElder }: { item: Item; choosing: Choosing; isElder: boolean }) {
  const files = useOpenedFile(item.taskCode);
  const { yours, open, notNeeded } = narrowMaterials(item, choosing.choices);
  const opens = { taskCode: item.taskCode, files };
  const rows = (listed: readonly Listed[]) =>
    listed.map((one) => <MaterialRow key={one.order} listed={one} {...(!isElder && { opens })} />);
  const bring = yours.filter(({ material }) => mustBring(material));
  const rest = yours.filter(({ material }) => !mustBring(material));
  const title = `您${bringText(item, choosing.choices)}`;
  return (
    <>
      <View className="section">
        <Heading title={title} exempt={rest.filter(({ material }) => material.exemptBy !== null).length} />
        {!isElder && <SituationQuestions item={item} choosing={choosing} />}
        {rows(bring)}
        {rows(rest)}
        {open.length > 0 && (
          <>
            <View className="body strong materials-open">还要看您的情形</View>
            {rows(open)}
          </>
        )}
      </View>
      {notNeeded.length > 0 && <Fold title={`您用不着的 ${notNeeded.length} 样`}>{rows(notNeeded)}</Fold>}
    </>
  );
}
