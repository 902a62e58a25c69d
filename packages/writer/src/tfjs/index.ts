export {
  createTrainingCallback,
  type TrainedModel,
  type TrainingCallback,
  type TrainingCallbackOptions,
} from "./training-callback.ts";
