export { startProfile, type Profile, type ProfileOptions } from "./start-profile.ts";
