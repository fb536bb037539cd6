export { PolicyInput } from './policy.contract';
export { PolicyModule } from './policy.module';
export { POLICY_COLUMNS, type PolicyColumns } from './policy.repository';
export { approvableOf, OPEN_POLICY, type PolicyFacts, policyVerdict, withinPolicy } from './policy.rules';
export { PolicyService } from './policy.service';
