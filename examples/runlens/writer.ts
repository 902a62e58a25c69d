export * from "@runlens/writer";
