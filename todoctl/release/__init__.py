"""What was deployed when: records that Helm reads too."""
