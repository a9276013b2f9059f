import type { Listed } from '@yichuang/contract/catalogue/situations';
import { copiesOf, exemptWords } from '@yichuang/contract/catalogue/material-words';
import { View } from '@tarojs/components';
import { Link } from '../ui/Link';
import { Tag } from '../ui/Tag';
import type { OpenedFiles } from '../ui/use-opened-file';
import { readForm } from './guide-api';
import { materialWords } from './words';

type Opens = { taskCode: string; files: OpenedFiles };

/** Blank sheets and samples, only where the catalogue has them. */
function Papers({ order, material, taskCode, files }: Listed & Opens) {
  const kinds = [
    ...(material.hasForm ? [{ kind: 'blank' as const, name: '空白表' }] : []),
    ...(material.hasSample ? [{ kind: 'sample' as const, name: '样表' }] : []),
  ];
  if (kinds.length === 0) return null;
  return (
    <View className="material-papers">
      {kinds.map(({ kind, name }) => {
        const id = `${kind} ${order}`;
        const file = { name: `${material.materialName}${name}`, kind: 'pdf' as const };
        return (
          <View key={kind}>
            <Link
              label={`看${material.materialName}的${name}`}
              onPress={() => void files.open(id, file, () => readForm(taskCode, order, kind))}
            >
              {files.opening === id ? '正在打开…' : name}
            </Link>
            {files.failed?.id === id && <View className="cap red">{files.failed.text}</View>}
          </View>
        );
      })}
    </View>
  );
}

/** One material: what it is, whether it must be brought and why not, how many, and what it looks like. */
export function MaterialRow({ listed, opens }: { listed: Listed; opens?: Opens }) {
  const { material } = listed;
  const { tag, tone, line } = materialWords(material);
  const how = material.exemptBy ? exemptWords(material.exemptBy) : copiesOf(material);
  return (
    <View className="cell material">
      <View className="grow">
        <View className="body">{material.materialName}</View>
        {line && <View className="cap">{line}</View>}
        {how !== '' && how !== line && <View className="cap">{how}</View>}
        {opens && <Papers {...listed} {...opens} />}
      </View>
      <Tag tone={tone} {...(tone === 'green' && { icon: 'shield' as const })}>
        {tag}
      </Tag>
    </View>
  );
}
