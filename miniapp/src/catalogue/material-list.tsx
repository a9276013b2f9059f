import type { Material } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Tag } from '../ui/Tag';
import { MaterialRow } from './material-row';

/** What has to be handed in; what need not be says so first. */
export function MaterialList({ materials }: { materials: readonly Material[] }) {
  const exempt = materials.filter(({ exemptBy }) => exemptBy !== null).length;
  return (
    <>
      <View className="section-head">
        <View className="title-s" {...a11y({ role: 'heading' })}>
          材料 {materials.length} 项
        </View>
        {exempt > 0 && (
          <Tag tone="green" icon="shield">
            {exempt} 项免提交
          </Tag>
        )}
      </View>
      {materials.map((material, index) => (
        <MaterialRow key={material.materialName} listed={{ order: index + 1, material }} />
      ))}
    </>
  );
}
