/** Registry policy: what is said in the registry, and the files that say it. */

export { lgpoCodec } from './codec/lgpo/codec.ts';
export { lgpoFromPolicies, policiesFromLgpo } from './codec/lgpo/convert.ts';
export { checkLgpo } from './codec/lgpo/encode.ts';
export type { LgpoConfiguration, LgpoFile, LgpoItem } from './codec/lgpo/form.ts';
export { polCodec, polCodecFor } from './codec/pol/codec.ts';
export type { PolReading } from './codec/pol/decode.ts';
export { decodePol } from './codec/pol/decode.ts';
export { encodePol } from './codec/pol/encode.ts';
export { regCodec } from './codec/reg/codec.ts';
export { policiesFromRegFile, regFileFromPolicy } from './codec/reg/convert.ts';
export { checkReg } from './codec/reg/encode.ts';
export type { RegFile, RegItem, RegRoot } from './codec/reg/form.ts';
export { REG_ROOTS } from './codec/reg/form.ts';
export { bytesOfData, codeOfData, dataOfBytes, sizeOfData } from './data/data.ts';
export { typeName } from './data/types.ts';
export type { Instruction } from './directive.ts';
export { entryOfRecord, instructionOf, isDirectiveName, recordData, recordName } from './directive.ts';
export type { RegistryData, RegistryEntry, RegistryPolicy } from './form.ts';
export { registryChannel } from './lower/channel.ts';
export { policyKey } from './lower/policy-key.ts';
export { isSameName, upperCase, valueId } from './names.ts';
export { canonicalOrder } from './order.ts';
export { checkPolicy } from './target/check-policy.ts';
export { registryTargets } from './target/reg-target.ts';
export { undoOf } from './undo/undo.ts';
